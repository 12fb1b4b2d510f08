/** New owners. */
export const owners = {
  title: "New owners",
};
