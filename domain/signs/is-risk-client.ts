/** R34: every client of the leaver is a risk client; signs only rank them. */
export function isRiskClient(client: { ownerId: string | null }, leaverId: string): boolean {
  return client.ownerId === leaverId;
}
