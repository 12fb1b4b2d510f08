import { post } from "/api.js";
import { form, h, show } from "/dom.js";

const token = location.pathname.split("/").pop();

/** Mail programs follow links by themselves, so only the button unsubscribes. */
show(
  h("h1", {}, "Unsubscribe"),
  form([], "Send me no more offers", async () => {
    await post(`links/${encodeURIComponent(token)}/unsubscribe`, {});
    show(h("p", {}, "Done. You will get no more offers from us."));
  }),
);
