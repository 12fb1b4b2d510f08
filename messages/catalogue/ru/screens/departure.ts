/** Departure. */
export const departure = {
  title: "Увольнение",
};
