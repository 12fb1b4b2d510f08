/** Offers. */
export const offers = {
  title: "Предложения",
};
