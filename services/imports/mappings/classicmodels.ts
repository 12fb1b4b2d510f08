import type { DetailRows, Mapping, TextValue } from "../../../contracts/mapping.ts";

const lines: DetailRows = {
  file: "orderLines",
  on: { orderNumber: "orderNumber" },
  joins: [{ as: "product", file: "products", on: { productCode: "productCode" } }],
};
const openStatuses = ["In Process", "On Hold", "Disputed"];
const disputed = { Disputed: "Disputed order", "On Hold": "Order on hold", "In Process": "Order in process" };
const promised: TextValue = {
  cases: [{ when: [{ value: "status", is: "Disputed" }], value: { const: "" } }],
  otherwise: "requiredDate",
};

/** A maker of model cars: offices, employees with superiors, customers with a rep, orders with lines and buying prices. */
export const classicmodelsMapping: Mapping = {
  name: "classicmodels",
  currency: "USD",
  files: {
    customers: {
      headers: [
        "customerNumber",
        "customerName",
        "contactLastName",
        "contactFirstName",
        "phone",
        "city",
        "country",
        "salesRepEmployeeNumber",
      ],
    },
    employees: { headers: ["employeeNumber", "lastName", "firstName", "email", "officeCode", "reportsTo", "jobTitle"] },
    offices: { headers: ["officeCode", "city", "territory"], optional: true },
    orders: {
      headers: ["orderNumber", "orderDate", "requiredDate", "shippedDate", "status", "comments", "customerNumber"],
    },
    orderLines: { headers: ["orderNumber", "productCode", "quantityOrdered", "priceEach"] },
    products: { headers: ["productCode", "buyPrice"] },
  },
  ownerRule: "given",
  employees: [
    {
      from: "employees",
      joins: [{ as: "office", file: "offices", on: { officeCode: "officeCode" } }],
      id: "employeeNumber",
      name: { concat: ["firstName", "lastName"] },
      email: "email",
      title: "jobTitle",
      role: {
        value: "jobTitle",
        map: { President: "executive", "Sales Rep": "rep", "VP Marketing": "other" },
        otherwise: "head",
      },
      superior: "reportsTo",
      region: "office.territory",
    },
  ],
  clients: [
    {
      from: "customers",
      id: "customerNumber",
      name: "customerName",
      country: "country",
      city: "city",
      phone: "phone",
      owner: "salesRepEmployeeNumber",
    },
  ],
  contacts: [
    {
      from: "customers",
      where: [{ value: { concat: ["contactFirstName", "contactLastName"] }, empty: false }],
      id: "customerNumber",
      client: "customerNumber",
      name: { concat: ["contactFirstName", "contactLastName"] },
      phone: "phone",
    },
  ],
  orders: [
    {
      from: "orders",
      id: "orderNumber",
      client: "customerNumber",
      orderedOn: "orderDate",
      status: {
        value: "status",
        map: {
          Shipped: "done",
          Resolved: "done",
          Cancelled: "cancelled",
          "In Process": "open",
          "On Hold": "open",
          Disputed: "open",
        },
      },
      amount: { sum: { multiply: ["quantityOrdered", "priceEach"] }, over: lines },
      profit: { sum: { multiply: ["quantityOrdered", { subtract: ["priceEach", "product.buyPrice"] }] }, over: lines },
      promisedOn: "requiredDate",
      shippedOn: "shippedDate",
    },
  ],
  openQuestions: [
    {
      from: "orders",
      where: [
        {
          value: { cases: [{ when: [{ value: "status", is: "Disputed" }], value: "status" }], otherwise: "comments" },
          empty: false,
        },
        { value: "status", in: openStatuses },
      ],
      id: { concat: [{ const: "order" }, "orderNumber"] },
      client: "customerNumber",
      kind: { value: "status", map: { Disputed: "complaint" }, otherwise: "promise" },
      text: { concat: [{ concat: [{ value: "status", replace: disputed }, "orderNumber"] }, "comments"], with: ": " },
      openedOn: "orderDate",
      dueOn: promised,
    },
  ],
};
