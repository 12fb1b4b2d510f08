import { labels } from "../../messages/catalogue/ru/labels.ts";
import { problems } from "../../messages/catalogue/ru/problems.ts";
import { screens } from "../../messages/catalogue/ru/screens.ts";

/** Every word of the screens in Russian; loaded when Russian is first shown. */
export const ru = { ...screens, labels, problems };
