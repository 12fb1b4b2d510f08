import type {
  ClientMapping,
  ContactMapping,
  DealMapping,
  EmployeeMapping,
  InteractionMapping,
  OrderMapping,
  QuestionMapping,
} from "../../../contracts/mapping.ts";
import type {
  ImportedClient,
  ImportedContact,
  ImportedDeal,
  ImportedEmployee,
  ImportedInteraction,
  ImportedOrder,
  ImportedQuestion,
} from "./import-batch.ts";
import { type ReadContext, readRecords } from "./read-records.ts";
import { RowProblem } from "./row-problem.ts";

const roles = ["rep", "head", "executive", "other"] as const;
const dealStatuses = ["open", "won", "lost"] as const;
const orderStatuses = ["open", "done", "cancelled"] as const;
const interactionKinds = ["call", "email", "meeting", "note", "enquiry", "quote", "task", "message"] as const;
const questionKinds = ["question", "promise", "complaint"] as const;

export function readEmployees(spec: EmployeeMapping, context: ReadContext): ImportedEmployee[] {
  const { name, email, phone, title, role, superior, team, region } = spec;
  const texts = { name, email, phone, title, role, superior, team, region };
  return readRecords("employees", spec, texts, {}, context, (record) => ({
    sourceId: record.id,
    place: record.place,
    name: record.required("name"),
    email: record.email("email"),
    phone: record.text("phone"),
    title: record.text("title"),
    roleHint: record.text("role") === null ? "rep" : record.oneOf("role", roles),
    superiorSourceId: record.reference("superior"),
    teamSourceId: null,
    teamName: record.text("team"),
    region: record.text("region"),
  }));
}

export function readClients(spec: ClientMapping, context: ReadContext): ImportedClient[] {
  const { name, industry, country, city, phone, owner } = spec;
  const texts = { name, industry, country, city, phone, owner };
  return readRecords("clients", spec, texts, {}, context, (record) => ({
    sourceId: record.id,
    place: record.place,
    name: record.required("name"),
    industry: record.text("industry"),
    country: record.text("country"),
    city: record.text("city"),
    phone: record.text("phone"),
    ownerSourceId: record.reference("owner"),
    ownerDerived: false,
    ownerKnownOn: null,
  }));
}

export function readContacts(spec: ContactMapping, context: ReadContext): ImportedContact[] {
  const { client, name, email, phone, title } = spec;
  return readRecords("contacts", spec, { client, name, email, phone, title }, {}, context, (record) => {
    const clientSourceId = record.reference("client");
    if (clientSourceId === null) throw new RowProblem("no_client", {}, record.column("client"));
    return {
      sourceId: record.id,
      place: record.place,
      clientSourceId,
      name: record.required("name"),
      email: record.email("email"),
      phone: record.text("phone"),
      title: record.text("title"),
    };
  });
}

export function readDeals(spec: DealMapping, context: ReadContext): ImportedDeal[] {
  const { client, owner, title, stage, status, value, openedOn, closedOn } = spec;
  const texts = { client, owner, title, stage, status, openedOn, closedOn };
  return readRecords("deals", spec, texts, { value }, context, (record) => {
    const reached = record.oneOf("status", dealStatuses);
    const closed = record.day("closedOn");
    return {
      sourceId: record.id,
      place: record.place,
      clientSourceId: record.reference("client"),
      ownerSourceId: record.reference("owner"),
      title: record.required("title"),
      stage: record.text("stage") ?? reached,
      status: reached,
      valueMinor: record.minor("value") ?? 0,
      openedOn: record.day("openedOn"),
      closedOn: reached === "open" ? null : closed,
    };
  });
}

export function readOrders(spec: OrderMapping, context: ReadContext): ImportedOrder[] {
  const { client, owner, orderedOn, status, amount, profit, promisedOn, shippedOn } = spec;
  const texts = { client, owner, orderedOn, status, promisedOn, shippedOn };
  return readRecords("orders", spec, texts, { amount, profit }, context, (record) => {
    const amountMinor = record.minor("amount");
    if (amountMinor === null) throw new RowProblem("missing_value", { field: "amount" }, record.column("amount"));
    const profitMinor = record.minor("profit");
    if (profit !== undefined && profitMinor === null) record.warn("missing_profit", {});
    const reached = record.oneOf("status", orderStatuses);
    const clientSourceId = record.reference("client");
    if (clientSourceId === null) throw new RowProblem("no_client", {}, record.column("client"));
    return {
      sourceId: record.id,
      place: record.place,
      clientSourceId,
      ownerSourceId: record.reference("owner"),
      orderedOn: record.requiredDay("orderedOn"),
      status: amountMinor < 0 ? "cancelled" : reached,
      amountMinor,
      profitMinor,
      promisedOn: record.day("promisedOn"),
      shippedOn: record.day("shippedOn"),
    };
  });
}

export function readInteractions(spec: InteractionMapping, context: ReadContext): ImportedInteraction[] {
  const { client, contact, employee, kind, at } = spec;
  return readRecords("interactions", spec, { client, contact, employee, kind, at }, {}, context, (record) => ({
    sourceId: record.id,
    place: record.place,
    clientSourceId: record.reference("client"),
    contactSourceId: record.reference("contact"),
    employeeSourceId: record.reference("employee"),
    kind: record.oneOf("kind", interactionKinds),
    at: record.instant("at"),
  }));
}

export function readQuestions(spec: QuestionMapping, context: ReadContext): ImportedQuestion[] {
  const { client, owner, text, kind, openedOn, dueOn } = spec;
  return readRecords("openQuestions", spec, { client, owner, text, kind, openedOn, dueOn }, {}, context, (record) => ({
    sourceId: record.id,
    place: record.place,
    clientSourceId: record.reference("client"),
    ownerSourceId: record.reference("owner"),
    kind: record.text("kind") === null ? "question" : record.oneOf("kind", questionKinds),
    text: record.required("text"),
    openedOn: record.day("openedOn"),
    dueOn: record.day("dueOn"),
  }));
}
