/** R39: ratings from 0 to this are those of people who will probably speak badly of us. */
const HIGHEST_DETRACTOR_SCORE = 6;

/**
 * R39: a justified complaint is open, or the last rating (0–10) lies in the detractor band.
 *
 * @param lastScore null when the client never rated us
 */
export function isDissatisfied(
  complaints: readonly { isOpen: boolean; isJustified: boolean }[],
  lastScore: number | null = null,
): boolean {
  const hasOpenComplaint = complaints.some((complaint) => complaint.isOpen && complaint.isJustified);
  return hasOpenComplaint || (lastScore !== null && lastScore <= HIGHEST_DETRACTOR_SCORE);
}
