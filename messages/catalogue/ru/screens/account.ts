/** Account. */
export const account = {
  title: "Учётная запись",
};
