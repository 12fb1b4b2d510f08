import { z } from "zod";
import {
  ImportItem,
  ImportProgress,
  ImportResult,
  ImportRow,
  ImportSample,
  SampleFiles,
  UploadImport,
} from "../imports.ts";
import { defineRoute, idParam, pageQuery } from "../route.ts";

const params = idParam("importId");

export const uploadImportRoute = defineRoute({
  id: "uploadImport",
  method: "post",
  path: "/imports",
  access: "importData",
  summary: "Read an export and compare it with the database; nothing is changed yet",
  body: UploadImport,
  response: ImportResult,
});

export const sampleImportRoute = defineRoute({
  id: "sampleImport",
  method: "post",
  path: "/imports/sample",
  access: "importData",
  summary: "Look at an export's columns and first rows, and propose a mapping; nothing is kept",
  readsOnly: true,
  body: SampleFiles,
  response: ImportSample,
});

export const listImportsRoute = defineRoute({
  id: "listImports",
  method: "get",
  path: "/imports",
  access: "importData",
  summary: "Imports, newest first, those under way with how far they are",
  query: pageQuery,
  response: z.object({ imports: z.array(ImportItem), next: z.string().nullable() }),
});

export const getImportRoute = defineRoute({
  id: "getImport",
  method: "get",
  path: "/imports/:importId",
  access: "importData",
  summary: "What an import would do, or has done",
  params,
  response: ImportResult.extend({ progress: ImportProgress.nullable() }),
});

export const listImportRowsRoute = defineRoute({
  id: "listImportRows",
  method: "get",
  path: "/imports/:importId/rows",
  access: "importData",
  summary: "The comparison row by row",
  params,
  query: pageQuery.extend({ action: ImportRow.shape.action.optional() }),
  response: z.object({ rows: z.array(ImportRow), next: z.string().nullable() }),
});

export const applyImportRoute = defineRoute({
  id: "applyImport",
  method: "post",
  path: "/imports/:importId/apply",
  access: "importData",
  summary: "Write everything a dry run showed, in one go",
  params,
  response: ImportResult,
});

export const discardImportRoute = defineRoute({
  id: "discardImport",
  method: "post",
  path: "/imports/:importId/discard",
  access: "importData",
  summary: "Forget a dry run and its uploaded rows",
  params,
  response: ImportResult,
});
