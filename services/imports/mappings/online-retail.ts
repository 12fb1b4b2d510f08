import type { Mapping } from "../../../contracts/mapping.ts";

/** A wholesaler's invoice lines, nothing else: no reps, no names, and credit notes whose number starts with C. */
export const onlineRetailMapping: Mapping = {
  name: "online-retail",
  currency: "GBP",
  dateFormats: ["yyyy-MM-dd HH:mm:ss", "M/d/yyyy H:mm"],
  files: {
    lines: { headers: ["InvoiceNo", "StockCode", "Quantity", "InvoiceDate", "UnitPrice", "CustomerID", "Country"] },
  },
  clients: [
    {
      from: "lines",
      where: [{ value: "CustomerID", empty: false }],
      groupBy: ["CustomerID"],
      id: "CustomerID",
      name: { concat: [{ const: "Customer" }, { id: "CustomerID" }] },
      country: "Country",
    },
  ],
  orders: [
    {
      from: "lines",
      groupBy: ["InvoiceNo"],
      id: "InvoiceNo",
      client: "CustomerID",
      orderedOn: "InvoiceDate",
      status: {
        cases: [{ when: [{ value: "InvoiceNo", startsWith: "C" }], value: { const: "cancelled" } }],
        otherwise: { const: "done" },
      },
      amount: { sum: { multiply: ["Quantity", "UnitPrice"] } },
    },
  ],
};
