/** Reports. */
export const reports = {
  title: "Отчёты",
};
