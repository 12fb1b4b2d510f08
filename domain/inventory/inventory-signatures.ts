export type InventorySignature = {
  signerId: string;
  /** In whose part; a head's deputy signs as head. */
  as: "successor" | "head";
};

/**
 * R10: whether a client's inventory is signed: by its present successor and by the head (or deputy), two people,
 * neither of them the leaver. A signature of an earlier successor does not count.
 */
export function isInventorySigned(
  signatures: readonly InventorySignature[],
  people: { successorId: string | null; leaverId: string },
): boolean {
  const { successorId, leaverId } = people;
  if (successorId === null || successorId === leaverId) return false;
  const bySuccessor = signatures.some(({ signerId, as }) => as === "successor" && signerId === successorId);
  const byHead = signatures.some(
    ({ signerId, as }) => as === "head" && signerId !== successorId && signerId !== leaverId,
  );
  return bySuccessor && byHead;
}
