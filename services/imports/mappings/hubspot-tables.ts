import type { Condition, InteractionMapping, Join, Mapping } from "../../../contracts/mapping.ts";

const links: Join[] = [
  { as: "company", file: "engagementCompanies", on: { engagement_id: "engagement_id" } },
  { as: "contact", file: "engagementContacts", on: { engagement_id: "engagement_id" } },
];
const kept: Condition[] = [{ value: "_fivetran_deleted", is: "true", not: true }];
const touch = (from: string, kind: string): InteractionMapping => ({
  from,
  joins: links,
  where: kept,
  id: "engagement_id",
  client: "company.company_id",
  contact: "contact.contact_id",
  employee: "property_hubspot_owner_id",
  kind: { const: kind },
  at: "property_hs_timestamp",
});
const engagement = {
  optional: true,
  optionalHeaders: ["_fivetran_deleted", "property_hubspot_owner_id"],
};

/** HubSpot's tables as a loader copies them: ids and hashes, most of them linked to nothing. */
export const hubspotTablesMapping: Mapping = {
  name: "hubspot-tables",
  currency: "USD",
  dateFormats: ["yyyy-MM-dd H:mm:ss", "yyyy-MM-dd H:mm:ss.SSS"],
  files: {
    owners: { headers: ["owner_id", "email", "first_name", "last_name", "active_user_id"] },
    companies: {
      headers: ["id", "is_deleted", "property_name", "property_industry", "property_city", "property_country"],
    },
    contacts: {
      headers: [
        "id",
        "property_email",
        "property_firstname",
        "property_lastname",
        "property_jobtitle",
        "property_company",
      ],
      optionalHeaders: ["_fivetran_deleted"],
    },
    deals: {
      headers: [
        "deal_id",
        "is_deleted",
        "deal_pipeline_stage_id",
        "owner_id",
        "property_dealname",
        "property_amount",
        "property_closedate",
        "property_createdate",
      ],
    },
    dealCompanies: { headers: ["company_id", "deal_id"], optional: true },
    stages: { headers: ["stage_id", "label", "closed_won", "is_closed"], optional: true },
    engagementCompanies: { headers: ["company_id", "engagement_id"], optional: true },
    engagementContacts: { headers: ["contact_id", "engagement_id"], optional: true },
    calls: { headers: ["engagement_id", "property_hs_timestamp", "property_hs_createdate", "type"], ...engagement },
    emails: { headers: ["engagement_id", "property_hs_email_subject", "property_hs_timestamp"], ...engagement },
    notes: { headers: ["engagement_id", "property_hs_note_body", "property_hs_timestamp"], ...engagement },
    meetings: { headers: ["engagement_id", "start_time", "end_time", "meeting_outcome", "title"], optional: true },
    tasks: {
      headers: ["engagement_id", "property_hs_task_type", "property_hs_timestamp", "property_hubspot_owner_id", "type"],
      optional: true,
      optionalHeaders: ["_fivetran_deleted", "property_hs_createdate"],
    },
  },
  employees: [
    {
      from: "owners",
      id: "owner_id",
      name: { first: [{ concat: ["first_name", "last_name"] }, "email", "owner_id"] },
      email: "email",
    },
  ],
  clients: [
    {
      from: "companies",
      where: [{ value: "is_deleted", is: "true", not: true }],
      id: "id",
      name: "property_name",
      industry: "property_industry",
      country: "property_country",
      city: "property_city",
    },
  ],
  contacts: [
    {
      from: "contacts",
      joins: [{ as: "company", file: "companies", on: { property_name: "property_company" } }],
      where: kept,
      id: "id",
      client: "company.id",
      name: { concat: ["property_firstname", "property_lastname"] },
      email: "property_email",
      title: "property_jobtitle",
    },
  ],
  deals: [
    {
      from: "deals",
      joins: [
        { as: "link", file: "dealCompanies", on: { deal_id: "deal_id" } },
        { as: "stage", file: "stages", on: { stage_id: "deal_pipeline_stage_id" } },
      ],
      where: [{ value: "is_deleted", is: "true", not: true }],
      id: "deal_id",
      client: "link.company_id",
      owner: "owner_id",
      title: { first: ["property_dealname", "deal_id"] },
      stage: { first: ["stage.label", "deal_pipeline_stage_id"] },
      status: {
        cases: [
          { when: [{ value: "stage.closed_won", is: "true" }], value: { const: "won" } },
          { when: [{ value: "stage.is_closed", is: "true" }], value: { const: "lost" } },
        ],
        otherwise: { const: "open" },
      },
      value: "property_amount",
      openedOn: "property_createdate",
      closedOn: "property_closedate",
    },
  ],
  interactions: [
    touch("calls", "call"),
    touch("emails", "email"),
    touch("notes", "note"),
    {
      from: "meetings",
      joins: links,
      id: "engagement_id",
      client: "company.company_id",
      contact: "contact.contact_id",
      kind: { const: "meeting" },
      at: "start_time",
    },
  ],
  openQuestions: [
    {
      from: "tasks",
      joins: links.slice(0, 1),
      where: kept,
      id: "engagement_id",
      client: "company.company_id",
      owner: "property_hubspot_owner_id",
      text: { concat: [{ const: "Task" }, { first: ["property_hs_task_type", "type"] }, "engagement_id"] },
      openedOn: "property_hs_createdate",
      dueOn: "property_hs_timestamp",
    },
  ],
};
