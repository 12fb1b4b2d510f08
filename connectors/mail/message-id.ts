/** The Message-ID of one attempt at one effect, `<effectId.attempt@domain>`: the same input, the same id. */
export function composeMessageId(effectId: string, attempt: number, domain: string): string {
  return `<${effectId}.${attempt}@${domain}>`;
}

/** Effect and attempt of a Message-ID of ours, with or without angle brackets; null for anybody else's. */
export function parseMessageId(messageId: string): { effectId: string; attempt: number; domain: string } | null {
  const match = /^<?([\w-]+)\.(\d+)@([^<>@\s]+?)>?$/.exec(messageId.trim());
  if (match === null) return null;
  const [, effectId = "", attempt = "", domain = ""] = match;
  return { effectId, attempt: Number(attempt), domain };
}
