/** Signs that a client may leave, heaviest first: each code and the points it adds to the risk score (R45, our default). */
export const SIGN_POINTS = {
  noEnquiries: 25,
  dissatisfied: 20,
  failedEnquiries: 20,
  sharpDrop: 20,
  unresponsive: 15,
  gradualDecline: 15,
  usageDrop: 15,
  askingNotBuying: 15,
  keyPersonLeft: 15,
  publicComplaint: 10,
  singleContact: 10,
  unverifiedContact: 10,
  priorTransfer: 10,
  failedDeal: 5,
} as const;

export type SignCode = keyof typeof SIGN_POINTS;
