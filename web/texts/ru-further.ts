import { screens } from "../../messages/catalogue/ru/screens.ts";

/** The Russian words of every other screen. */
export const ruFurther = screens;
