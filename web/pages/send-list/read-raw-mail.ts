export interface RawMail {
  /** In their order, folded lines joined. */
  headers: readonly (readonly [string, string])[];
  /** The leaves of the message; `name`: of an attachment. */
  parts: readonly { type: string; name: string | null; bytes: number }[];
}

/** Headers and parts of a message as the mail server gets it (RFC 5322, RFC 2046). */
export function readRawMail(raw: string): RawMail {
  const { headers, body } = splitEntity(raw);
  return { headers, parts: listParts(headers, body) };
}

function splitEntity(entity: string): { headers: [string, string][]; body: string } {
  const text = entity.replaceAll("\r\n", "\n").replace(/^\n+/, "");
  const end = text.indexOf("\n\n");
  const head = end < 0 ? text : text.slice(0, end);
  const headers = head
    .replaceAll(/\n[ \t]+/g, " ")
    .split("\n")
    .map((line): [string, string] => {
      const colon = line.indexOf(":");
      return [line.slice(0, colon), line.slice(colon + 1).trim()];
    });
  return { headers, body: end < 0 ? "" : text.slice(end + 2) };
}

function listParts(headers: readonly (readonly [string, string])[], body: string): RawMail["parts"] {
  const type = valueOf(headers, "content-type") || "text/plain";
  const boundary = parameterOf(type, "boundary");
  if (type.toLowerCase().startsWith("multipart/") && boundary) {
    const inner = body.split(`--${boundary}--`)[0]?.split(`--${boundary}\n`).slice(1) ?? [];
    return inner.flatMap((entity) => {
      const part = splitEntity(entity);
      return listParts(part.headers, part.body);
    });
  }
  const disposition = valueOf(headers, "content-disposition");
  const name = parameterOf(disposition, "filename") ?? parameterOf(type, "name");
  const bytes = new TextEncoder().encode(body).length;
  return [{ type: type.split(";")[0]?.trim() ?? type, name, bytes }];
}

const valueOf = (headers: readonly (readonly [string, string])[], name: string): string =>
  headers.find(([one]) => one.toLowerCase() === name)?.[1] ?? "";

function parameterOf(value: string, name: string): string | null {
  const found = new RegExp(`[;\\s]${name}="?([^";]+)"?`, "i").exec(value);
  return found?.[1] ?? null;
}
