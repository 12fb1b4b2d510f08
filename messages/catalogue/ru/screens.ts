import type { Texts } from "../catalogue.ts";
import type { screens as english } from "../en/screens.ts";
import { common } from "./screens/common.ts";
import { work } from "./screens/work.ts";

/** What the screens say, by screen. */
export const screens: Texts<typeof english> = { common, work };
