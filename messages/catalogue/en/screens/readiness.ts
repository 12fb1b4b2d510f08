/** Readiness. */
export const readiness = {
  title: "Readiness",
};
