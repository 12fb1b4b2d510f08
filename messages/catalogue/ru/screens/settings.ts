/** Settings. */
export const settings = {
  title: "Настройки",
};
