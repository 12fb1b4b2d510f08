import type { PageKey } from "../../../app/page-keys.ts";

/** What ? lists for this page. */
export const approvalKeys: readonly PageKey[] = [
  { key: "Enter", text: "owners.keys.change" },
  { key: "R", text: "owners.keys.refuse" },
  { key: "V", text: "owners.keys.review" },
  { key: "U", text: "owners.keys.takeBack" },
  { key: "A", text: "owners.keys.approve" },
  { key: "Esc", text: "owners.keys.clear" },
];
