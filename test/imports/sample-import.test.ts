import iconv from "iconv-lite";
import { describe, expect, test } from "vitest";
import type { SampleFiles } from "../../contracts/imports.ts";
import { guessDateFormat, guessDecimalSign, guessKind } from "../../services/imports/guess/guess-values.ts";
import { parseMapping, readImport } from "../../services/imports/read/read-import.ts";
import { sampleImport } from "../../services/imports/sample-import.ts";
import { actorOf, createPerson } from "../support/company.ts";
import { importer, useImports } from "./use-imports.ts";

const { held } = useImports();

const toFiles = (texts: Record<string, string | Buffer>) =>
  Object.entries(texts).map(([name, text]) => ({ name, bytes: Buffer.from(text as string) }));
const look = (texts: Record<string, string | Buffer>, options: Omit<SampleFiles, "files"> = {}) =>
  sampleImport(held.deps, importer, {
    files: toFiles(texts).map(({ name, bytes }) => ({ name, content: bytes.toString("base64") })),
    ...options,
  });

const english = {
  "staff.csv": "Employee ID,Full name,E-mail,Manager\nE1,Ann Lee,ann@firm.example,E2\nE2,Bob Ray,bob@firm.example,\n",
  "accounts.csv":
    "Account ID,Account name,Industry,City,Account manager\nA1,Alpha,Food,Bonn,E1\nA2,Beta,Steel,Oslo,E2\nA3,Gamma,Food,Rome,E1\n",
  "people.csv": "Contact ID,Name,Company,Work,Mobile\nC1,Rosa Lind,A1,rosa@alpha.example,+49 228 555-01\n",
  "sales.csv":
    'Order No,Account ID,Order date,Total,Status\nO1,A1,1/31/2026,"1,250.50",Shipped\nO2,A2,2/14/2026,80.00,Cancelled\nO3,A3,2/20/2026,99.90,In progress\n',
};

describe("an export nobody has a mapping for", () => {
  test("is shown with its columns, samples, what they look like and the field each is taken for", async () => {
    const { builtIn, tables } = await look(english);
    expect(builtIn).toBeNull();
    expect(tables.map(({ entity, slot, totalRows }) => [entity, slot, totalRows])).toEqual([
      ["employees", "employees", 2],
      ["clients", "clients", 3],
      ["contacts", "contacts", 1],
      ["orders", "orders", 3],
    ]);
    expect(tables[2]?.columns.map(({ header, looksLike, proposed }) => [header, looksLike, proposed])).toEqual([
      ["Contact ID", "text", "id"],
      ["Name", "text", "name"],
      ["Company", "text", "client"],
      ["Work", "email", "email"],
      ["Mobile", "phone", "phone"],
    ]);
    expect(tables[3]?.rows[0]).toEqual(["O1", "A1", "1/31/2026", "1,250.50", "Shipped"]);
  });

  test("gets a mapping with which it can be read at once", async () => {
    const { proposed } = await look(english);
    const batch = await readImport(toFiles(english), parseMapping("proposed", proposed ?? ""));
    expect(batch.rejects).toEqual([]);
    expect(batch.employees.map(({ name, superiorSourceId }) => [name, superiorSourceId])).toEqual([
      ["Ann Lee", "E2"],
      ["Bob Ray", null],
    ]);
    expect(batch.clients.map(({ name, ownerSourceId }) => [name, ownerSourceId])).toEqual([
      ["Alpha", "E1"],
      ["Beta", "E2"],
      ["Gamma", "E1"],
    ]);
    expect(batch.orders.map(({ orderedOn, amountMinor, status }) => [orderedOn, amountMinor, status])).toEqual([
      ["2026-01-31", 125_050, "done"],
      ["2026-02-14", 8_000, "cancelled"],
      ["2026-02-20", 9_990, "open"],
    ]);
    expect(batch.contacts[0]).toMatchObject({ email: "rosa@alpha.example", phone: "+49 228 555-01" });
  });

  test("in Russian has its clients and managers made of the deals' own columns", async () => {
    const deals =
      "Номер;Название сделки;Компания;Ответственный;Сумма;Этап;Дата создания\n1;Ремни;Вектор;Анна Орлова;1 250,50;Успешно реализовано;12.01.2026\n2;Болты;Сталь;Павел Ким;84,00;Закрыто и не реализовано;13.01.2026\n";
    const bytes = iconv.encode(deals, "windows-1251");
    const { proposed } = await look({ "сделки.csv": bytes }, { charset: "windows-1251" });
    const mapping = parseMapping("proposed", proposed ?? "");
    const batch = await readImport([{ name: "сделки.csv", bytes }], mapping);
    expect(batch.clients.map(({ name }) => name)).toEqual(["Вектор", "Сталь"]);
    expect(batch.employees.map(({ name }) => name)).toEqual(["Анна Орлова", "Павел Ким"]);
    expect(batch.deals.map(({ status, valueMinor, openedOn }) => [status, valueMinor, openedOn])).toEqual([
      ["won", 125_050, "2026-01-12"],
      ["lost", 8_400, "2026-01-13"],
    ]);
  });

  test("that names clients and managers by their names keeps the ids it shows, and finds them by the names", async () => {
    const files = {
      "people.csv":
        "staff_no,name,mail,boss_no\n1,Hanna Head,hanna@firm.example,\n2,Ann Lee,ann@firm.example,1\n3,Bob Ray,bob@firm.example,1\n",
      "clients.csv": "ID,Company name,Owner\n7,Alpha,Ann Lee\n8,Beta,Bob Ray\n9,Gamma,Zoe Gone\n",
      "orders.csv": "Order ID,Customer,Date,Amount\n1,Alpha,2026-01-05,10.00\n2,Beta,2026-01-06,20.00\n",
    };
    const { proposed, tables } = await look(files);
    expect(tables[0]?.columns.map(({ header, proposed: field }) => [header, field])).toEqual([
      ["staff_no", "id"],
      ["name", "name"],
      ["mail", "email"],
      ["boss_no", "superior"],
    ]);
    const batch = await readImport(toFiles(files), parseMapping("proposed", proposed ?? ""));
    expect(batch.employees.map(({ sourceId, superiorSourceId }) => [sourceId, superiorSourceId])).toEqual([
      ["1", null],
      ["2", "1"],
      ["3", "1"],
    ]);
    expect(batch.clients.map(({ sourceId, ownerSourceId }) => [sourceId, ownerSourceId])).toEqual([
      ["7", "2"],
      ["8", "3"],
      ["9", null],
    ]);
    expect(batch.orders.map(({ clientSourceId }) => clientSourceId)).toEqual(["7", "8"]);
    expect(batch.rejects).toEqual([]);
    expect(batch.warnings.map(({ code, values }) => [code, values])).toEqual([
      ["unknown_reference", { reference: "Zoe Gone", field: "owner" }],
    ]);
  });

  test("whose superiors are given by name has them by their ids too", async () => {
    const files = {
      "staff.csv": "Employee ID,Name,Reports to\nE1,Hanna Head,\nE2,Ann Lee,Hanna Head\n",
      "clients.csv": "ID,Company name,Owner\n7,Alpha,E2\n",
    };
    const { proposed } = await look(files);
    const batch = await readImport(toFiles(files), parseMapping("proposed", proposed ?? ""));
    expect(batch.employees.map(({ superiorSourceId }) => superiorSourceId)).toEqual([null, "E1"]);
    expect(batch.clients.map(({ ownerSourceId }) => ownerSourceId)).toEqual(["E2"]);
  });

  test("that tells nothing of clients gets no mapping, but is shown", async () => {
    const { proposed, tables } = await look({ "x.csv": "colour,size\nred,4\nblue,5\n" });
    expect([proposed, tables[0]?.entity, tables[0]?.columns.map(({ looksLike }) => looksLike)]).toEqual([
      null,
      null,
      ["text", "number"],
    ]);
  });
});

describe("a person who knows better", () => {
  const odd = { "firms.csv": "Key,Betrieb,Who,Place\nA1,Alpha,Ann Lee,Bonn\nA2,Beta,Bob Ray,Oslo\n" };
  const read = async (proposed: string | null) => readImport(toFiles(odd), parseMapping("proposed", proposed ?? ""));

  test("names the fields of columns nobody could guess, and the mapping follows", async () => {
    const fields = { Key: "id", Betrieb: "name", Who: "owner" };
    expect((await look(odd)).proposed).toBeNull();
    const { proposed, tables } = await look(odd, { corrections: [{ file: "firms.csv", entity: "clients", fields }] });
    expect(tables[0]?.columns.map(({ proposed: field }) => field)).toEqual(["id", "name", "owner", null]);
    const { clients, employees } = await read(proposed);
    expect(clients.map(({ sourceId, name, ownerSourceId }) => [sourceId, name, ownerSourceId])).toEqual([
      ["A1", "Alpha", "Ann Lee"],
      ["A2", "Beta", "Bob Ray"],
    ]);
    expect(employees.map(({ name }) => name)).toEqual(["Ann Lee", "Bob Ray"]);
  });

  test("takes a column away from its field, and a table without a needed one out of the mapping", async () => {
    const away = await look(english, {
      corrections: [{ file: "accounts.csv", entity: "clients", fields: { City: null } }],
    });
    expect(JSON.parse(away.proposed ?? "").clients[0].city).toBeUndefined();
    const lacking = await look(english, {
      corrections: [{ file: "sales.csv", entity: "orders", fields: { Total: null } }],
    });
    expect(lacking.tables.map(({ entity }) => entity)).toEqual(["employees", "clients", "contacts", null]);
    expect(JSON.parse(lacking.proposed ?? "").orders).toBeUndefined();
  });
});

test("an export of a known kind names its built-in mapping and the slot of each file", async () => {
  const { builtIn, proposed, tables } = await look({
    "a.csv":
      "account,sector,year_established,revenue,employees,office_location,subsidiary_of\nAcme,tech,1996,1100.04,2822,US,\n",
    "b.csv": "product,series,sales_price\nGTX,GTX,550\n",
    "c.csv": "sales_agent,manager,regional_office\nAnn,Bob,East\n",
    "d.csv":
      "opportunity_id,sales_agent,product,account,deal_stage,engage_date,close_date,close_value\n1,Ann,GTX,Acme,Won,2016-10-20,2017-03-01,1054\n",
  });
  expect([builtIn, proposed]).toEqual(["maven", null]);
  expect(tables.every(({ slot }) => slot !== null)).toBe(true);
});

test("a file in no known charset is refused with its text in the likely ones", async () => {
  const refused = look({ "a.csv": iconv.encode("Компания;Город\nВектор;Тула\n", "windows-1251") });
  await expect(refused).rejects.toMatchObject({ problems: [{ code: "unknown_charset" }] });
});

test("only the administrator looks, and nothing is kept", async () => {
  const head = await actorOf(held.db, await createPerson(held.db, { roles: ["head"] }));
  const files = [{ name: "a.csv", content: Buffer.from("a,b\n1,2\n").toString("base64") }];
  await expect(sampleImport(held.deps, head, { files })).rejects.toMatchObject({ code: "forbidden" });
  expect((await held.db.pool.query("select 1 from imports")).rowCount).toBe(0);
});

describe("values", () => {
  test.each([
    ["email", ["a@b.example", "c@d.example"]],
    ["phone", ["+7 495 111-22-33", "(030) 555 01 02"]],
    ["date", ["12.01.2026", "31.12.2025"]],
    ["date", ["1/31/2026 2:05 PM"]],
    ["money", ["1 250,50", "84,00"]],
    ["money", ["$1,250.50", "€3.00"]],
    ["number", ["17", "4.5"]],
    ["text", ["Alpha", "17"]],
    ["empty", []],
  ] as const)("that are %s look like it", (kind, values) => {
    expect(guessKind(values)).toBe(kind);
  });

  test("of one odd note among many dates are dates still", () => {
    expect(guessKind([...Array.from({ length: 9 }, () => "2026-01-05"), "soon"])).toBe("date");
  });

  test("tell days before months where only that can be, and need no format where they are of a usual one", () => {
    expect(guessDateFormat(["31/12/2025"])).toBe("d/M/yyyy");
    expect(guessDateFormat(["12/31/2025"])).toBe("M/d/yyyy");
    expect(guessDateFormat(["2025-12-31"])).toBe("");
  });

  test("tell a decimal comma only where none has a point", () => {
    expect(guessDecimalSign(["1 250,50", "84"])).toBe(",");
    expect(guessDecimalSign(["1,250.50", "84,00"])).toBe(".");
  });
});
