/** Send list. */
export const sendList = {
  title: "Список рассылки",
};
