import { post } from "/api.js";
import { chooseLocale, unsubscribeTexts } from "/client-texts.js";
import { form, h, show } from "/dom.js";

const token = location.pathname.split("/").pop();
const locale = chooseLocale(navigator.languages);
const say = unsubscribeTexts[locale];
document.documentElement.lang = locale;
document.title = say.title;

/** Mail programs follow links by themselves, so only the button unsubscribes. */
show(
  h("h1", {}, say.title),
  form([], say.button, async () => {
    await post(`links/${encodeURIComponent(token)}/unsubscribe`, {});
    show(h("p", {}, say.done));
  }),
);
