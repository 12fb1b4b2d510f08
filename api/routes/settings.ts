import {
  changeCompanyRoute,
  changePolicyRoute,
  getSettingsRoute,
  goLiveRoute,
  previewPolicyRoute,
  stopLiveRoute,
} from "../../contracts/routes/settings.ts";
import { changeCompany, changePolicy, getSettings } from "../../services/settings/change-settings.ts";
import { goLive, stopLive } from "../../services/settings/go-live.ts";
import { previewPolicy } from "../../services/settings/preview-policy.ts";
import { type BoundRoute, bind } from "../bind.ts";

export const settingsRoutes: BoundRoute[] = [
  bind(getSettingsRoute, ({ deps, actor }) => getSettings(deps, actor)),
  bind(changePolicyRoute, ({ deps, actor, body }) => changePolicy(deps, actor, body)),
  bind(previewPolicyRoute, ({ deps, actor, body }) => previewPolicy(deps, actor, body)),
  bind(changeCompanyRoute, ({ deps, actor, body }) => changeCompany(deps, actor, body)),
  bind(goLiveRoute, ({ deps, actor, body }) => goLive(deps, actor, body)),
  bind(stopLiveRoute, ({ deps, actor }) => stopLive(deps, actor)),
];
