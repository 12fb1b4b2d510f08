/** Readiness. */
export const readiness = {
  title: "Готовность",
};
