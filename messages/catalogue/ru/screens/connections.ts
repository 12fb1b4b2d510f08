/** Connections. */
export const connections = {
  title: "Подключения",
};
