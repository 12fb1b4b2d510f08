import type { Mapping } from "../../../contracts/mapping.ts";
import { deriveOwners } from "./derive-owners.ts";
import { formTeams } from "./form-teams.ts";
import type {
  ImportBatch,
  ImportedDeal,
  ImportedEmployee,
  ImportedInteraction,
  ImportedOrder,
} from "./import-batch.ts";
import { latestDay } from "./latest-day.ts";
import { dropUnknown, type Remarks, rejectDuplicates, rejectUnknownClients } from "./link-records.ts";

/** The records as read, each entry of the mapping after the other. */
export type ReadParts = Omit<ImportBatch, "source" | "currency" | "locale" | "latestOn" | "teams">;

/** Links the records by their source ids, forms teams, derives owners, and rejects what hangs on nothing. */
export function assembleBatch(mapping: Mapping, parts: ReadParts): ImportBatch {
  const remarks: Remarks = { rejects: [...parts.rejects], warnings: [...parts.warnings] };
  const staff = linkEmployees(parts.employees, remarks);
  const known = new Set(staff.map(({ sourceId }) => sourceId));
  const firms = dropUnknown(
    "clients",
    rejectDuplicates("clients", parts.clients, remarks),
    "ownerSourceId",
    known,
    remarks,
  );
  const clientIds = new Set(firms.map(({ sourceId }) => sourceId));
  const ofClients = <T extends Parameters<typeof rejectUnknownClients>[1][number]>(
    entity: Parameters<typeof rejectUnknownClients>[0],
    records: readonly T[],
  ): T[] => rejectUnknownClients(entity, rejectDuplicates(entity, records, remarks), clientIds, remarks);

  const contacts = ofClients("contacts", parts.contacts);
  const contactIds = new Set(contacts.map(({ sourceId }) => sourceId));
  const deals = dropUnknown("deals", ofClients("deals", parts.deals), "ownerSourceId", known, remarks);
  const read = dropUnknown("orders", ofClients("orders", parts.orders), "ownerSourceId", known, remarks);
  const wonAreOrders = mapping.wonDealsAreOrders ?? (mapping.orders ?? []).length === 0;
  const orders = wonAreOrders ? [...read, ...ordersOfWonDeals(deals)] : read;
  const questions = ofClients("openQuestions", parts.openQuestions);
  const touches = dropUnknown(
    "interactions",
    dropUnknown("interactions", ofClients("interactions", parts.interactions), "employeeSourceId", known, remarks),
    "contactSourceId",
    contactIds,
    remarks,
  );
  const interactions = rejectUnattached(touches, remarks);
  const { employees, teams } = formTeams(staff);
  return {
    source: mapping.name,
    currency: mapping.currency,
    locale: mapping.locale ?? "en",
    latestOn: latestDay({ orders, deals, interactions }),
    teams,
    employees,
    // A won deal counts by its own id, not by the order made of it, or ties of one day would go by that order's prefix.
    clients: deriveOwners(firms, read, deals, mapping.ownerRule ?? "givenElseLatest"),
    contacts,
    deals,
    orders,
    interactions,
    openQuestions: dropUnknown("openQuestions", questions, "ownerSourceId", known, remarks),
    ...remarks,
  };
}

/** One employee may stand in several files; the first that names them counts, an address belongs to one person only. */
function linkEmployees(read: readonly ImportedEmployee[], remarks: Remarks): ImportedEmployee[] {
  const staff = rejectDuplicates("employees", read, remarks);
  const known = new Set(staff.map(({ sourceId }) => sourceId));
  const addresses = new Map<string, ImportedEmployee>();
  const linked = dropUnknown("employees", staff, "superiorSourceId", known, remarks);
  return linked.map((employee) => {
    const superiorSourceId = employee.superiorSourceId === employee.sourceId ? null : employee.superiorSourceId;
    if (employee.email === null) return { ...employee, superiorSourceId };
    const holder = addresses.get(employee.email);
    if (!holder) addresses.set(employee.email, employee);
    if (!holder) return { ...employee, superiorSourceId };
    const values = { name: holder.name, row: holder.place.row };
    remarks.warnings.push({ ...employee.place, entity: "employees", code: "duplicate_address", values });
    return { ...employee, superiorSourceId, email: null };
  });
}

/** A firm that bought through a won deal has ordered: the deal counts as a finished order of its day of closing. */
function ordersOfWonDeals(deals: readonly ImportedDeal[]): ImportedOrder[] {
  return deals.flatMap((deal) => {
    const orderedOn = deal.closedOn ?? deal.openedOn;
    if (deal.status !== "won" || deal.clientSourceId === null || orderedOn === null) return [];
    return {
      sourceId: `deal:${deal.sourceId}`,
      place: deal.place,
      clientSourceId: deal.clientSourceId,
      ownerSourceId: deal.ownerSourceId,
      orderedOn,
      status: "done" as const,
      amountMinor: deal.valueMinor,
      profitMinor: null,
      promisedOn: null,
      shippedOn: null,
    };
  });
}

function rejectUnattached(interactions: readonly ImportedInteraction[], remarks: Remarks): ImportedInteraction[] {
  return interactions.filter(({ clientSourceId, contactSourceId, employeeSourceId, place }) => {
    if (clientSourceId !== null || contactSourceId !== null || employeeSourceId !== null) return true;
    remarks.rejects.push({ ...place, entity: "interactions", code: "unattached" });
    return false;
  });
}
