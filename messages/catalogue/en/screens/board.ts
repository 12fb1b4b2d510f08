/** Departures. */
export const board = {
  title: "Departures",
};
