import { z } from "zod";
import { Company, Policy } from "../policy.ts";
import { PolicyPreview } from "../policy-preview.ts";
import { defineRoute } from "../route.ts";
import { CompanyChange, GoLive, Live, PolicyChange } from "../settings.ts";

export const getSettingsRoute = defineRoute({
  id: "getSettings",
  method: "get",
  path: "/settings",
  access: "manageSettings",
  summary: "The company and its policies",
  response: z.object({ company: Company, policy: Policy }),
});

export const changePolicyRoute = defineRoute({
  id: "changePolicy",
  method: "patch",
  path: "/settings/policy",
  access: "manageSettings",
  summary: "Change policies; those left out stay",
  body: PolicyChange,
  response: Policy,
});

export const previewPolicyRoute = defineRoute({
  id: "previewPolicy",
  method: "post",
  path: "/settings/policy/preview",
  access: "manageSettings",
  summary: "What a change of policies would mean for what is open now; nothing is changed",
  readsOnly: true,
  body: PolicyChange,
  response: PolicyPreview,
});

export const changeCompanyRoute = defineRoute({
  id: "changeCompany",
  method: "patch",
  path: "/settings/company",
  access: "manageSettings",
  summary: "Change what the company says of itself; going live is a verb of its own",
  body: CompanyChange,
  response: Company,
});

export const goLiveRoute = defineRoute({
  id: "goLive",
  method: "post",
  path: "/settings/go-live",
  access: "manageSettings",
  summary: "Let mail leave the local mailbox by typing the company's name: first to some domains, then to all",
  body: GoLive,
  response: Live,
});

export const stopLiveRoute = defineRoute({
  id: "stopLive",
  method: "post",
  path: "/settings/stop-live",
  access: "manageSettings",
  summary: "Keep all mail in the local mailbox again",
  response: Live,
});
