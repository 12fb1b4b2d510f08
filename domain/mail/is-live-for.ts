/** Who may be written to outside: nobody, some domains, or everybody. */
export type LiveMode = { mode: "off" | "domains" | "all"; domains: readonly string[] };

/** Whether mail to an address may leave the local mailbox, as the administrator has gone live. */
export function isLiveFor({ mode, domains }: LiveMode, address: string): boolean {
  if (mode !== "domains") return mode === "all";
  const domain = address.slice(address.lastIndexOf("@") + 1).toLowerCase();
  return domains.some((listed) => listed.toLowerCase() === domain);
}
