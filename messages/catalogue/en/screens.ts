import { common } from "./screens/common.ts";
import { work } from "./screens/work.ts";

/** What the screens say, by screen. */
export const screens = { common, work };
