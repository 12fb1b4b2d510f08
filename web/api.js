/** A problem document of the API, as an error whose message can be shown. */
export class Problem extends Error {
  constructor(body) {
    const fields = (body.errors ?? []).map((error) => `${error.pointer.slice(1)}: ${error.detail}`);
    super([body.detail ?? body.title ?? "Something went wrong.", ...fields].join("\n"));
    this.status = body.status;
  }
}

async function send(method, address, body, headers = {}) {
  const answer = await fetch(address, {
    method,
    headers: { ...(body === undefined ? {} : { "content-type": "application/json" }), ...headers },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  const json = answer.headers.get("content-type")?.includes("json");
  const content = json ? await answer.json() : {};
  if (!answer.ok) throw new Problem({ status: answer.status, detail: content.message, ...content });
  return content;
}

export const get = (path, headers) => send("GET", `/api/v1/${path}`, undefined, headers);
/** A click sent twice does its work once: the key is the click's. */
export const post = (path, body = {}, headers = {}) =>
  send("POST", `/api/v1/${path}`, body, { "Idempotency-Key": crypto.randomUUID(), ...headers });
export const signIn = (email, password) => send("POST", "/api/auth/sign-in/email", { email, password });
export const signOut = () => send("POST", "/api/auth/sign-out", {});
