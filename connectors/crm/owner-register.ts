import type { OwnerRegister, OwnerWrite } from "../../contracts/outgoing-mail.ts";
import type { CrmConnector } from "./crm-connector.ts";

/**
 * The source systems as services see them: each write goes to the connector of its source.
 * @throws Error naming the keys (never the clients) when a source refused a write; those it took stay taken, and a second
 * try repeats only the others
 */
export function createOwnerRegister(connect: (source: string) => CrmConnector): OwnerRegister {
  return {
    writeOwners: async (writes) => {
      const refused: string[] = [];
      for (const [source, set] of Map.groupBy(writes, (write) => write.source)) {
        const outcomes = await connect(source).writeOwners(set.map(toCrmWrite));
        refused.push(
          ...outcomes.flatMap((outcome) => (outcome.accepted ? [] : [`${outcome.key}: ${outcome.response}`])),
        );
      }
      if (refused.length > 0) throw new Error(`The source refused ${refused.length} owners; ${refused.join("; ")}`);
    },
    readOwners: async (source, clientSourceIds) => {
      const owners = await connect(source).readOwners(clientSourceIds);
      return new Map(clientSourceIds.map((id) => [id, owners.get(id) ?? null]));
    },
  };
}

function toCrmWrite({ key, clientSourceId, ownerSourceId }: OwnerWrite) {
  return { key, clientSourceId, newOwnerSourceId: ownerSourceId };
}
