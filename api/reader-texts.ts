import type { Request } from "express";
import { type RefusalTexts, refusalTextsOf } from "../services/labels/explain-refusal.ts";

/** The texts of refused fields in the language the request asks for (`Accept-Language`); English where it asks for none of ours. */
export const readerTextsOf = (request: Request): RefusalTexts =>
  refusalTextsOf(request.acceptsLanguages("en", "ru") === "ru" ? "ru" : "en");
