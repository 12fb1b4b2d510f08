/** Import. */
export const imports = {
  title: "Импорт",
};
