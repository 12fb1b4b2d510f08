/** Offers. */
export const offers = {
  title: "Offers",
};
