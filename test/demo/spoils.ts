/** Something that should not have happened, or one more of what is counted: SQL run as the owner, and by how much it shows. */
export interface Spoil {
  figure: string;
  sql: string;
  by?: number;
}

/** One client more in the departure: the ids are fixed, so that facts can be hung on it. */
const SPARE = "00000000-0000-4000-8000-000000000001";
const at = "(select noticed_at from departures)";
const leaver = "(select leaver_id from departures)";
const departure = "(select id from departures)";

function spare(columns: Record<string, string> = {}): string {
  const names = Object.keys(columns).map((name) => `, ${name}`);
  const values = Object.values(columns).map((value) => `, ${value}`);
  return `insert into clients (id, source, source_id, name) values ('${SPARE}', 'spoil', '1', 'Spare');
    insert into ownerships (client_id, person_id, during) values ('${SPARE}', ${leaver}, '[1980-01-01,)');
    insert into handovers (id, departure_id, client_id${names.join("")})
      values ('${SPARE}', ${departure}, '${SPARE}'${values.join("")});`;
}

const insert = (table: string, columns: Record<string, string>) =>
  `insert into ${table} (${Object.keys(columns).join(", ")}) values (${Object.values(columns).join(", ")});`;

const hung = (table: string, columns: Record<string, string>) =>
  spare() + insert(table, { handover_id: `'${SPARE}'`, ...columns });

const proposal = (columns: Record<string, string>) => hung("proposals", { round: "1", proposed_at: at, ...columns });
const offer = (columns: Record<string, string>) =>
  hung("offer_decisions", { proposed_reason: "'none'", proposed_at: at, decided_at: at, ...columns });
const notice = (columns: Record<string, string>) => hung("client_notices", { ready_at: at, ...columns });
const introduction = (columns: Record<string, string>) =>
  hung("introductions", { successor_id: leaver, uid: "'spoil'", held_at: at, ...columns });
const looseWork = (accepted: string) =>
  insert("loose_work", {
    departure_id: departure,
    kind: "'deal'",
    subject_id: `'${SPARE}'`,
    accepted_at: accepted,
  });
const question = (column: string) =>
  insert("open_questions", {
    source: "'spoil'",
    source_id: "'1'",
    client_id: "(select client_id from handovers limit 1)",
    text: "'?'",
    [column]: at,
  });
const counted = (name: string) =>
  `update handovers set counts = jsonb_set(counts, '{${name}}', to_jsonb((counts ->> '${name}')::int + 1))
   where id = (select min(id::text)::uuid from handovers);`;
const oneHandover = "id = (select min(id::text)::uuid from handovers where not prospect)";
const anyGate =
  "gate = 'offer' and handover_id = (select min(handover_id::text)::uuid from gates where gate = 'offer')";

/** What must be 0 at the end, and is not: constraints that forbid it are dropped first. */
const faults: Spoil[] = [
  {
    figure: "clients.withoutOwner",
    // The old ownership ends an hour before the new one begins.
    sql: `update ownerships set during = tstzrange(lower(during), upper(during) - interval '1 hour')
          where id = (select min(id::text)::uuid from ownerships where person_id = ${leaver} and not upper_inf(during));`,
  },
  {
    figure: "clients.withTwoOwners",
    sql: `alter table ownerships drop constraint ownerships_one_owner;
          update ownerships set during = tstzrange(lower(during), upper(during) + interval '1 hour')
          where id = (select min(id::text)::uuid from ownerships where person_id = ${leaver} and not upper_inf(during));`,
  },
  { figure: "clients.waivedGates", sql: `update gates set how = 'waived' where ${anyGate};` },
  { figure: "clients.letGo", sql: `update handovers set "end" = 'letGo' where ${oneHandover};` },
  {
    figure: "clientNotices.unknown",
    sql: "update effects set state = 'unknown' where id = (select min(id::text)::uuid from effects where kind = 'clientNotice');",
  },
];

const counts: Spoil[] = [
  { figure: "clients.inventoried", sql: spare() },
  { figure: "clients.handedOver", sql: spare({ '"end"': "'handedOver'" }) },
  {
    figure: "clients.afterLastDay",
    sql: `update handovers set introduced_at = (select last_day_ends_at from departures) + interval '1 second' where ${oneHandover};`,
  },
  { figure: "inventory.contacts", sql: counted("contacts") },
  { figure: "inventory.openDeals", sql: counted("openDeals") },
  { figure: "inventory.openOrders", sql: counted("openOrders") },
  { figure: "inventory.openQuestions", sql: counted("openQuestions") },
  { figure: "inventory.looseWork", sql: looseWork("null") },
  { figure: "inventory.looseWorkHandedOver", sql: looseWork(at) },
  {
    figure: "inventory.incompleteDossiers",
    sql: hung("dossier_gaps", { code: "'noContact'", fill_by_day: "current_date" }),
  },
  { figure: "inventory.signed", sql: hung("gates", { gate: "'inventory'", how: "'settled'", opened_at: at }) },
  { figure: "owners.successors", sql: spare({ next_owner_id: leaver }) },
  {
    figure: "owners.rounds",
    sql: "update proposals set round = round + 1 where round = (select max(round) from proposals);",
  },
  { figure: "owners.approvedAsProposed", sql: proposal({ decision: "'approved'" }) },
  { figure: "owners.changedByHead", sql: proposal({ decision: "'changed'" }) },
  { figure: "owners.declined", sql: proposal({ answer: "'declined'" }) },
  { figure: "owners.assigned", sql: proposal({ assigned: "true" }) },
  { figure: "offers.decided", sql: offer({}) },
  { figure: "offers.approved", sql: offer({ offer_code: "'spoil'" }) },
  { figure: "offers.none", sql: offer({}) },
  { figure: "offers.cost", sql: offer({ offer_code: "'spoil'", cost_minor: "700" }), by: 700 },
  { figure: "offers.budget", sql: "update departures set offer_budget_minor = offer_budget_minor + 900;", by: 900 },
  { figure: "clientNotices.called", sql: notice({ called_at: at }) },
  { figure: "clientNotices.bounced", sql: notice({ failed_at: at }) },
  { figure: "clientNotices.confirmed", sql: spare({ confirmed_at: at }) },
  { figure: "clientNotices.told", sql: spare({ told_at: at }) },
  { figure: "clientNotices.byOtherChannel", sql: spare({ told_at: at }) },
  { figure: "introductions.joint", sql: introduction({ format: "'jointMeeting'" }) },
  { figure: "introductions.call", sql: introduction({ format: "'jointCall'" }) },
  { figure: "introductions.inNotice", sql: spare({ introduced_at: at }) },
  { figure: "introductions.headIntroduced", sql: introduction({ format: "'jointCall'", head_introduced: "true" }) },
  {
    figure: "introductions.invitesSent",
    sql: insert("effects", {
      key: "'spoil'",
      kind: "'invitation'",
      state: "'accepted'",
      departure_id: departure,
      fact_id: `'${SPARE}'`,
      fact_revision: "1",
      workflow_id: "'spoil'",
      not_before: at,
      planned_at: at,
    }),
  },
  { figure: "questions.handedOver", sql: question("handed_over_at") },
  { figure: "questions.accepted", sql: question("accepted_at") },
  {
    figure: "audit.events",
    sql: `insert into audit (business_at, actor, verb, subject, digest, body)
          select business_at, actor, verb, subject, digest, body from audit order by id limit 1;`,
  },
];

/** Every figure of SQL alone, each with what makes it rise. */
export const spoils: readonly Spoil[] = [...faults, ...counts];

/** A department's row counts by its items and its own escalation. */
export const departmentSpoils: readonly Spoil[] = [
  {
    figure: "clients",
    sql:
      spare() +
      insert("department_items", {
        notice_id:
          "(select n.id from department_notices n join departments x on x.id = n.department_id where x.code = 'finance')",
        handover_id: `'${SPARE}'`,
        gating: "false",
        open_items: `'{"orders":0,"questions":0,"receivableMinor":0}'`,
      }),
  },
  {
    figure: "acknowledged",
    sql: `update department_items set how = 'acknowledged' where id = (select min(i.id::text)::uuid from department_items i
            join department_notices n on n.id = i.notice_id join departments x on x.id = n.department_id
            where x.code = 'finance' and i.how is distinct from 'acknowledged');`,
  },
  {
    figure: "escalated",
    sql: `update department_notices set escalated_at = ${at}
          where department_id = (select id from departments where code = 'finance');`,
  },
];

/** Ways to touch the audit, all of which the chain shows. */
export const auditSpoils: Readonly<Record<string, string>> = {
  "a row is edited": "update audit set body = body || ' ' where id = (select min(audit_id) from sealed);",
  "a row is deleted": "delete from audit where id = (select min(audit_id) from sealed);",
  "a seal is replaced": "update seals set hash = sha256(hash) where id = (select min(id) from seals);",
  "the tail is cut": "delete from sealed where position = (select max(position) from sealed);",
};
