/** New departure. */
export const newDeparture = {
  title: "Новое увольнение",
};
