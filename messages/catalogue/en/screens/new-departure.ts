/** New departure. */
export const newDeparture = {
  title: "New departure",
};
