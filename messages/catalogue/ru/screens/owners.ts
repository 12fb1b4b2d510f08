/** New owners. */
export const owners = {
  title: "Новые ответственные",
};
