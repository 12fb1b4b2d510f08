export function OfferCataloguePage() {
  return null;
}
