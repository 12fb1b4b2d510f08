/** Needs attention. */
export const attention = {
  title: "Требует внимания",
};
