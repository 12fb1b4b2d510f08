/** Audit. */
export const audit = {
  title: "Журнал",
};
