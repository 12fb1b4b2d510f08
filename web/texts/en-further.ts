import { screens } from "../../messages/catalogue/en/screens.ts";

/** The English words of every other screen. */
export const enFurther = screens;
