import {
  changeWordingRoute,
  getWordingRoute,
  listTemplatesRoute,
  previewTemplateRoute,
  previewWordingRoute,
} from "../../contracts/routes/templates.ts";
import { changeWording, getWording } from "../../services/templates/change-wording.ts";
import { listTemplates } from "../../services/templates/list-templates.ts";
import { previewTemplate, previewWording } from "../../services/templates/preview-template.ts";
import { type BoundRoute, bind } from "../bind.ts";

export const templateRoutes: BoundRoute[] = [
  bind(listTemplatesRoute, ({ deps, actor }) => listTemplates(deps, actor)),
  bind(previewTemplateRoute, ({ deps, actor, params, query }) =>
    previewTemplate(deps, actor, params.kind, query.locale),
  ),
  bind(previewWordingRoute, ({ deps, actor, params, body }) => previewWording(deps, actor, params.kind, body)),
  bind(getWordingRoute, ({ deps, actor, params, query }) => getWording(deps, actor, params.kind, query.locale)),
  bind(changeWordingRoute, ({ deps, actor, params, body }) => changeWording(deps, actor, params.kind, body)),
];
