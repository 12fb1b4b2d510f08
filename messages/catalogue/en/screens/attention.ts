/** Needs attention. */
export const attention = {
  title: "Needs attention",
};
