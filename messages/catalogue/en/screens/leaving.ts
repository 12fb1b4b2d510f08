/** My departure. */
export const leaving = {
  title: "My departure",
};
