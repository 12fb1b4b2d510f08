import type { Request } from "express";
import { type RefusalTexts, refusalTextsOf } from "../services/labels/explain-refusal.ts";

/** The language the request asks for (`Accept-Language`); English where it asks for none of ours. */
export const readerLocaleOf = (request: Request): "en" | "ru" =>
  request.acceptsLanguages("en", "ru") === "ru" ? "ru" : "en";

/** The texts of a refusal in that language. */
export const readerTextsOf = (request: Request): RefusalTexts => refusalTextsOf(readerLocaleOf(request));
