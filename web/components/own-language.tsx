import { setLocaleRoute } from "../../contracts/routes/session.ts";
import { useChange } from "../app/queries.ts";
import { LanguageSwitch } from "./language-switch.tsx";

/** The signed-in person's language, for pages and mails: shown at once, and kept with the person. */
export function OwnLanguage() {
  const save = useChange(setLocaleRoute);
  return <LanguageSwitch onChange={(locale) => save.mutate({ body: { locale } })} />;
}
