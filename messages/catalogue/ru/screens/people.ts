/** People. */
export const people = {
  title: "Сотрудники",
};
