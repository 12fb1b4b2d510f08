/** A new owner to be written to the source system; ids are the source's own. */
export interface OwnerWrite {
  clientSourceId: string;
  /** Our own id, for whoever reads the source's side. */
  clientId?: string | null;
  newOwnerSourceId: string;
  /** Names this write once for ever: writing it again changes nothing. */
  key: string;
}

/** `repeated`: the source had taken this key before. */
export type OwnerWriteOutcome =
  | { key: string; accepted: true; repeated: boolean }
  | { key: string; accepted: false; permanent: boolean; response: string };

/** The system the clients come from. Owners are written in sets and read back by a call of its own. */
export interface CrmConnector {
  writeOwner(write: OwnerWrite): Promise<OwnerWriteOutcome>;
  /** One outcome for each write, in their order. @throws when the source cannot be reached: nothing is known then */
  writeOwners(writes: readonly OwnerWrite[]): Promise<OwnerWriteOutcome[]>;
  readOwner(clientSourceId: string): Promise<{ ownerSourceId: string } | null>;
  /** Owners by client; a client the source does not know is absent. */
  readOwners(clientSourceIds: readonly string[]): Promise<Map<string, string>>;
}
