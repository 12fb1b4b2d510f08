/** Verbs of the audit that tell of an offer: who may not see offers hears of none of them (R61). */
export const offerVerbs: ReadonlySet<string> = new Set([
  "offersProposed",
  "offersDecided",
  "offerGroupDecided",
  "offersTimedOut",
  "offersSettled",
  "offersTaskEnded",
  "offerMade",
]);
