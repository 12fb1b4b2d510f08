/** Connections. */
export const connections = {
  title: "Connections",
};
