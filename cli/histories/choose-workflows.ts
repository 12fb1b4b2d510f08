import { query } from "./query.ts";

export interface ChosenWorkflow {
  workflowId: string;
  file: string;
}

/** One handover of each value, departures that are over, and the morning list of the leaver's team. */
export async function chooseWorkflows(databaseUrl: string): Promise<ChosenWorkflow[]> {
  return query<ChosenWorkflow>(
    databaseUrl,
    `select 'departure:' || id as "workflowId", 'departure-' || state as file from departures
     union all
     select 'standup:' || team_id, 'standup-running' from departures
     union all
     (select distinct on (coalesce(h.effective_tier, 'none'))
             'handover:' || h.id, 'handover-' || coalesce(h.effective_tier, 'none')
      from handovers h join workflows w on w.id = 'handover:' || h.id
      where w.state = 'finished' order by coalesce(h.effective_tier, 'none'), h.id)
     order by 2`,
  );
}

/** What no history may hold: names and addresses of everyone at the company, of the departure's clients and their contacts. */
export async function listNames(databaseUrl: string): Promise<string[]> {
  const rows = await query<{ name: string }>(
    databaseUrl,
    `with played as (select client_id as id from handovers)
     select distinct name from (
       select name from people union all select email from people union all select phone from people
       union all select name from clients where id in (select id from played)
       union all select name from contacts where client_id in (select id from played)
       union all select email from contacts where client_id in (select id from played)
       union all select a.address from contact_addresses a join contacts c on c.id = a.contact_id
                 where c.client_id in (select id from played)
     ) known where length(name) > 3 order by name`,
  );
  return rows.map((row) => row.name);
}
