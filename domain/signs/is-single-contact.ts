/**
 * R44: the leaver is the client's only contact: at least `sharePct` of the contacts went through them, or nobody else of ours
 * has met the client.
 *
 * @param contacts who of ours spoke with the client in the last 12 months, one entry a contact
 */
export function isSingleContact(contacts: readonly { employeeId: string }[], leaverId: string, sharePct = 80): boolean {
  const through = contacts.filter((contact) => contact.employeeId === leaverId).length;
  return through * 100 >= contacts.length * sharePct;
}
