/** My new clients. */
export const desk = {
  title: "Мои новые клиенты",
};
