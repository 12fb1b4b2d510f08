import type { Join, Mapping, TextValue } from "../../../contracts/mapping.ts";

const product: TextValue = { value: "product", replace: { GTXPro: "GTX Pro" } };
const priced: Join[] = [{ as: "price", file: "products", on: { product } }];

/** A seller of hardware: a pipeline of deals, many without an account; won deals are the accounts' orders. */
export const mavenMapping: Mapping = {
  name: "maven",
  currency: "USD",
  files: {
    accounts: { headers: ["account", "sector", "office_location", "subsidiary_of"] },
    products: { headers: ["product", "series", "sales_price"] },
    pipeline: {
      headers: [
        "opportunity_id",
        "sales_agent",
        "product",
        "account",
        "deal_stage",
        "engage_date",
        "close_date",
        "close_value",
      ],
    },
    teams: { headers: ["sales_agent", "manager", "regional_office"] },
  },
  ownerRule: "latest",
  wonDealsAreOrders: true,
  employees: [
    {
      from: "teams",
      id: "sales_agent",
      name: "sales_agent",
      superior: "manager",
      team: { concat: ["regional_office", "manager"], with: ", " },
      region: "regional_office",
    },
    {
      from: "teams",
      groupBy: ["manager"],
      id: "manager",
      name: "manager",
      role: { const: "head" },
      region: "regional_office",
    },
  ],
  clients: [{ from: "accounts", id: "account", name: "account", industry: "sector", country: "office_location" }],
  deals: [
    {
      from: "pipeline",
      joins: priced,
      id: "opportunity_id",
      client: "account",
      owner: "sales_agent",
      title: product,
      stage: "deal_stage",
      status: { value: "deal_stage", map: { Won: "won", Lost: "lost", Engaging: "open", Prospecting: "open" } },
      value: { first: ["close_value", "price.sales_price"] },
      openedOn: "engage_date",
      closedOn: "close_date",
    },
  ],
};
