/** Account. */
export const account = {
  title: "Account",
};
