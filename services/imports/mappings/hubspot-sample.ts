import type { Mapping, TextValue } from "../../../contracts/mapping.ts";

const dealOwner: TextValue = { first: ["hubspot_owner_email", "Deal Owner"] };
const contactOwner: TextValue = { first: ["hubspot_owner_email", "Contact Owner"] };

/** HubSpot's import files: companies, contacts and deals; owners are known by their addresses only. */
export const hubspotSampleMapping: Mapping = {
  name: "hubspot-sample",
  currency: "USD",
  files: {
    companies: { headers: ["company_id", "Name", "Domain", "Phone Number", "City", "State", "hubspot_owner_email"] },
    contacts: {
      headers: [
        "contact_id",
        "company_id",
        "First Name",
        "Last Name",
        "Email",
        "Phone Number",
        "Contact Owner",
        "hubspot_owner_email",
      ],
    },
    deals: {
      headers: [
        "Deal Name",
        "Deal Stage",
        "Amount",
        "Deal Owner",
        "Close Date",
        "company_id",
        "contact_id",
        "hubspot_owner_email",
      ],
    },
  },
  dateFormats: ["yyyy/M/d", "yyyy-MM-dd"],
  employees: [
    {
      from: "companies",
      where: [{ value: "hubspot_owner_email", empty: false }],
      groupBy: ["hubspot_owner_email"],
      id: "hubspot_owner_email",
      name: "hubspot_owner_email",
      email: "hubspot_owner_email",
    },
    {
      from: "deals",
      where: [{ value: dealOwner, empty: false }],
      groupBy: [dealOwner],
      id: dealOwner,
      name: dealOwner,
      email: dealOwner,
    },
    {
      from: "contacts",
      where: [{ value: contactOwner, empty: false }],
      groupBy: [contactOwner],
      id: contactOwner,
      name: contactOwner,
      email: contactOwner,
    },
  ],
  clients: [
    {
      from: "companies",
      id: "company_id",
      name: "Name",
      city: "City",
      phone: "Phone Number",
      owner: "hubspot_owner_email",
    },
  ],
  contacts: [
    {
      from: "contacts",
      id: "contact_id",
      client: "company_id",
      name: { concat: ["First Name", "Last Name"] },
      email: "Email",
      phone: "Phone Number",
    },
  ],
  deals: [
    {
      from: "deals",
      id: { concat: ["Deal Name", "Close Date"] },
      client: "company_id",
      owner: dealOwner,
      title: "Deal Name",
      stage: "Deal Stage",
      status: { value: "Deal Stage", map: { "Closed Won": "won", "Closed Lost": "lost" }, otherwise: "open" },
      value: "Amount",
      closedOn: "Close Date",
    },
  ],
};
