/** Send list. */
export const sendList = {
  title: "Send list",
};
