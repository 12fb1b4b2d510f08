import type { CrmConnector } from "../connectors/crm/crm-connector.ts";
import type { OwnerRegister, OwnerWrite } from "../contracts/outgoing-mail.ts";

/** All source systems as one register: each write goes to the system its client came from. */
export function createOwnerRegister(connect: (source: string) => CrmConnector): OwnerRegister {
  return {
    writeOwners: async (writes) => {
      for (const [source, ofSource] of Map.groupBy(writes, (write) => write.source)) {
        const outcomes = await connect(source).writeOwners(ofSource.map(toCrmWrite));
        const refused = outcomes.find((outcome) => !outcome.accepted);
        if (refused && !refused.accepted) throw new Error(`${source} refused a new owner: ${refused.response}`);
      }
    },
    readOwners: async (source, clientSourceIds) => {
      const owners = await connect(source).readOwners(clientSourceIds);
      return new Map(clientSourceIds.map((id) => [id, owners.get(id) ?? null]));
    },
  };
}

function toCrmWrite({ key, clientSourceId, ownerSourceId }: OwnerWrite) {
  return { key, clientSourceId, clientId: clientSourceId, newOwnerSourceId: ownerSourceId };
}
