/** My departure. */
export const leaving = {
  title: "Мой уход",
};
