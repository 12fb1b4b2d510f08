/** My new clients. */
export const desk = {
  title: "My new clients",
};
