import { beforeEach, describe, expect, it } from "vitest";
import { confirmDeparture } from "../../../services/departures/confirm-departure.ts";
import { getDeparture } from "../../../services/departures/get-departure.ts";
import { openDeparture } from "../../../services/departures/open-departure.ts";
import { inventoryClients } from "../../../services/inventory/inventory-clients.ts";
import { confirmItTask } from "../../../services/tasks/confirm-it-task.ts";
import { listDepartureTasks } from "../../../services/tasks/list-tasks.ts";
import { freezeClock } from "../../support/company.ts";
import { useDatabase } from "../../support/database.ts";
import { createLeaverCompany, mailDue, notice } from "../../support/departures.ts";

const held = useDatabase();
let company: Awaited<ReturnType<typeof createLeaverCompany>>;
let departureId: string;
beforeEach(async () => {
  company = await createLeaverCompany(held.deps);
  departureId = (await openDeparture(held.deps, company.actors.hr, notice(company))).id;
});
const read = (who: keyof typeof company.actors) => getDeparture(held.deps, company.actors[who], { departureId });
const confirm = () => confirmDeparture(held.deps, company.actors.head, { departureId });

describe("what a departure asks of whom", () => {
  it("names the head who is to confirm, and how many clients there will be, before anything is inventoried", async () => {
    const { asked, clientsOwned, clients } = await read("hr");
    expect(asked).toMatchObject([{ kind: "confirmDeparture", personName: company.head.name, tasks: 1, overdue: 0 }]);
    expect([clientsOwned, clients]).toEqual([2, 0]);
    await confirm();
    await inventoryClients(held.deps, departureId);
    const after = await read("hr");
    expect([after.clientsOwned, after.clients]).toEqual([null, 2]);
  });

  it("counts what is past its due time", async () => {
    await freezeClock(held.db, new Date("2026-04-09T09:00:00Z"));
    expect((await read("head")).asked).toMatchObject([{ kind: "confirmDeparture", overdue: 1 }]);
  });

  it("shows of each system whether IT has closed it", async () => {
    await confirm();
    // Whichever IT contact has it: those of the tests before are colleagues in this database.
    const { items } = await listDepartureTasks(held.deps, company.actors.head, { departureId });
    const task = items.find((one) => one.kind === "closeExport" && one.detail === "CRM");
    await confirmItTask(held.deps, company.actors.it, { taskId: task?.id ?? "" });
    const lines = (await read("head")).itTasks?.map(
      ({ kind, system, doneAt }) => `${kind} ${system} ${doneAt ? "confirmed" : "waits"}`,
    );
    expect(lines?.sort()).toEqual([
      "closeAccount CRM waits",
      "closeAccount Mail waits",
      "closeExport CRM confirmed",
      "closeExport Mail waits",
    ]);
  });

  it("is nothing the leaver reads", async () => {
    await confirm();
    await mailDue(held.deps, departureId);
    const view = await read("leaver");
    expect([view.asked, view.itTasks]).toEqual([undefined, undefined]);
  });
});
