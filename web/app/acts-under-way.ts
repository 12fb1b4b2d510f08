import { replaceEqualDeep } from "@tanstack/react-query";

/** A second press of a double click comes at latest so long after the first. */
const DOUBLE_CLICK_MS = 500;

interface Act {
  input: unknown;
  startedAt: number;
  isOver: boolean;
}

/**
 * The acts of one button that are under way: the same act does not begin a second time before the first is over, nor by the
 * second press of a double click that comes after a quick answer. One that was refused may be tried again at once.
 */
export function createActsUnderWay() {
  let acts: Act[] = [];
  return {
    /** Whether the act may begin; it then counts as under way. */
    begin: (input: unknown, now: number): boolean => {
      acts = acts.filter(({ isOver, startedAt }) => !isOver || now - startedAt < DOUBLE_CLICK_MS);
      if (acts.some((act) => replaceEqualDeep(act.input, input) === act.input)) return false;
      acts.push({ input, startedAt: now, isOver: false });
      return true;
    },
    finish: (input: unknown): void => {
      for (const act of acts) if (act.input === input) act.isOver = true;
    },
    forget: (input: unknown): void => {
      acts = acts.filter((act) => act.input !== input);
    },
  };
}
