/** Every workflow type the worker serves. */
export { departure } from "./departure.ts";
export { handover } from "./handover.ts";
export { standup } from "./standup.ts";
