import type { Database } from "../../db/client.ts";
import { change, unchanged } from "../../db/transaction.ts";
import { findNotice } from "../../services/departments/find-notice.ts";
import { notifyDepartments } from "../../services/departments/notify-departments.ts";
import { openNoticeLink } from "../../services/departments/open-notice-link.ts";
import type { ServiceDeps } from "../../services/deps.ts";
import { createDeparture, createPerson, type Person } from "./company.ts";
import { createCompanyAlone, createOpenOrder, readNotice } from "./departments.ts";

/** Logistics is asked about clients with open orders; `link` makes the address in a person's mail, `/d/<token>`. */
export async function askLogistics(deps: ServiceDeps, clients = 3) {
  const { db } = deps;
  const company = await createCompanyAlone(db);
  const colleague = await createPerson(db, {
    name: "Nora Named",
    roles: ["departmentContact"],
    departmentId: company.departments.logistics.id,
  });
  const departure = await createDeparture(db, company, { clients, gates: ["owner"], nextOwner: company.reps[0] });
  for (const { clientId } of departure.handovers) await createOpenOrder(db, clientId);
  await notifyDepartments(deps, departure.id);
  const notice = await readNotice(db, departure.id, "logistics");
  if (!notice) throw new Error("no notice");
  const link = (person: Person) =>
    change(db, { kind: "system", name: "test" }, async (context) => {
      const found = await findNotice(context.tx, notice.id);
      return unchanged(new URL(await openNoticeLink(context, deps, found.notice, found.departure, person.id)).pathname);
    });
  return { company, colleague, departure, notice, contact: company.departments.logistics.contact, link };
}

/** How logistics has answered each client, sorted. */
export async function answersOf(db: Database, departureId: string): Promise<(string | null)[]> {
  const items = (await readNotice(db, departureId, "logistics"))?.items ?? [];
  return items.map((item) => item.how).sort();
}
