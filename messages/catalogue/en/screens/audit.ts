/** Audit. */
export const audit = {
  title: "Audit",
};
