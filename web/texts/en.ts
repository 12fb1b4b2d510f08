import { labels } from "../../messages/catalogue/en/labels.ts";
import { problems } from "../../messages/catalogue/en/problems.ts";
import { screens } from "../../messages/catalogue/en/screens.ts";

/** Every word of the screens in English; loaded when English is first shown. */
export const en = { ...screens, labels, problems };
