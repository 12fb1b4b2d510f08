/** Departures. */
export const board = {
  title: "Увольнения",
};
