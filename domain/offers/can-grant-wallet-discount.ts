/**
 * R60: a discount for buying from us alone needs proof that the client does not buy from rivals.
 *
 * @param proof a document and the date it was checked; null or undefined when there is none
 */
export function canGrantWalletDiscount(proof: { documentId: string; checkedOn: string } | null | undefined): boolean {
  return Boolean(proof?.documentId && proof.checkedOn);
}
