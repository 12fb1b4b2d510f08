import {
  applyImportRoute,
  discardImportRoute,
  getImportRoute,
  listImportRowsRoute,
  listImportsRoute,
  sampleImportRoute,
  uploadImportRoute,
} from "../../contracts/routes/imports.ts";
import { applyImport } from "../../services/imports/apply-import.ts";
import { discardImport } from "../../services/imports/discard-import.ts";
import { getImport, listImportRows } from "../../services/imports/get-import.ts";
import { listImports } from "../../services/imports/list-imports.ts";
import { sampleImport } from "../../services/imports/sample-import.ts";
import { uploadImport } from "../../services/imports/upload-import.ts";
import { type BoundRoute, bind } from "../bind.ts";

/** Exports of a source system: dry run, rows, apply. */
export const importRoutes: BoundRoute[] = [
  bind(uploadImportRoute, ({ deps, actor, body }) => uploadImport(deps, actor, body)),
  bind(listImportsRoute, ({ deps, actor, query }) => listImports(deps, actor, query)),
  bind(sampleImportRoute, ({ deps, actor, body }) => sampleImport(deps, actor, body)),
  bind(getImportRoute, ({ deps, actor, params }) => getImport(deps, actor, params.importId)),
  bind(listImportRowsRoute, ({ deps, actor, params, query, locale }) =>
    listImportRows(deps, actor, params.importId, query, locale),
  ),
  bind(applyImportRoute, ({ deps, actor, params }) => applyImport(deps, actor, params.importId)),
  bind(discardImportRoute, ({ deps, actor, params }) => discardImport(deps, actor, params.importId)),
];
