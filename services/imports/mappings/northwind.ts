import type { DetailRows, Mapping } from "../../../contracts/mapping.ts";

const lines: DetailRows = { file: "orderLines", on: { order_id: "order_id" } };

/** A food trader: reps stand on the orders, so the owner of a client is derived; prices have gone through floats. */
export const northwindMapping: Mapping = {
  name: "northwind",
  currency: "USD",
  files: {
    customers: {
      headers: ["customer_id", "company_name", "contact_name", "contact_title", "city", "country", "phone"],
    },
    employees: {
      headers: ["employee_id", "last_name", "first_name", "title", "home_phone", "reports_to"],
      optionalHeaders: ["country"],
    },
    orders: { headers: ["order_id", "customer_id", "employee_id", "order_date", "required_date", "shipped_date"] },
    orderLines: { headers: ["order_id", "product_id", "unit_price", "quantity", "discount"] },
  },
  ownerRule: "latest",
  employees: [
    {
      from: "employees",
      id: "employee_id",
      name: { concat: ["first_name", "last_name"] },
      title: "title",
      superior: "reports_to",
      region: "country",
    },
  ],
  clients: [
    { from: "customers", id: "customer_id", name: "company_name", country: "country", city: "city", phone: "phone" },
  ],
  contacts: [
    {
      from: "customers",
      where: [{ value: "contact_name", empty: false }],
      id: "customer_id",
      client: "customer_id",
      name: "contact_name",
      phone: "phone",
      title: "contact_title",
    },
  ],
  orders: [
    {
      from: "orders",
      id: "order_id",
      client: "customer_id",
      owner: "employee_id",
      orderedOn: "order_date",
      status: {
        cases: [{ when: [{ value: "shipped_date", empty: true }], value: { const: "open" } }],
        otherwise: { const: "done" },
      },
      amount: { sum: { multiply: ["unit_price", "quantity", { subtract: [1, "discount"] }] }, over: lines },
      promisedOn: "required_date",
      shippedOn: "shipped_date",
    },
  ],
};
