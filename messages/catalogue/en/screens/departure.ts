/** Departure. */
export const departure = {
  title: "Departure",
};
