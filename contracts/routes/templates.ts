import { z } from "zod";
import { defineRoute } from "../route.ts";
import { messageKinds, Template, TemplatePreview, Wording, WordingChange } from "../templates.ts";

const params = z.object({ kind: z.enum(messageKinds) });
const query = z.object({ locale: z.enum(["en", "ru"]).default("en") });

export const listTemplatesRoute = defineRoute({
  id: "listTemplates",
  method: "get",
  path: "/settings/templates",
  access: "manageSettings",
  summary: "Every mail to clients and colleagues",
  response: z.object({ templates: z.array(Template) }),
});

export const previewTemplateRoute = defineRoute({
  id: "previewTemplate",
  method: "get",
  path: "/settings/templates/:kind/preview",
  access: "manageSettings",
  summary: "A mail with sample data, rendered as it would be sent now",
  params,
  query,
  response: TemplatePreview,
});

export const previewWordingRoute = defineRoute({
  id: "previewWording",
  method: "post",
  path: "/settings/templates/:kind/preview",
  access: "manageSettings",
  summary: "The same with words that are not saved yet",
  readsOnly: true,
  params,
  body: WordingChange,
  response: TemplatePreview,
});

export const getWordingRoute = defineRoute({
  id: "getWording",
  method: "get",
  path: "/settings/templates/:kind/wording",
  access: "manageSettings",
  summary: "The texts of a mail, standard and the company's own",
  params,
  query,
  response: Wording,
});

export const changeWordingRoute = defineRoute({
  id: "changeWording",
  method: "put",
  path: "/settings/templates/:kind/wording",
  access: "manageSettings",
  summary: "Put the company's own words in place of single texts, or the standard ones back",
  params,
  body: WordingChange,
  response: Wording,
});
