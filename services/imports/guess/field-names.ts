import type { importEntities } from "../../../contracts/imports.ts";
import type { LooksLike } from "./guess-values.ts";

export type Entity = (typeof importEntities)[number];

/** How a field of an entity is recognised: by words of the header, in English and Russian, and by what its values look like. */
export interface FieldHint {
  needed?: true;
  /** The whole header, blanks for signs. */
  exact: RegExp;
  /** Part of it. */
  part?: RegExp;
  /** Only columns of these kinds; those of a telling kind are taken even without a word of the header. */
  like?: readonly LooksLike[];
  telling?: true;
}

const client =
  /^(client|customer|company|account|firm|organi[sz]ation|клиент|компания|контрагент|организация|заказчик|фирма)$/;
const clientPart =
  /client|customer|compan|account (id|name|no)|firm|organi[sz]ation|клиент|компани|контрагент|организаци|заказчик/;
const owner =
  /^(owner|rep|sales ?rep|agent|manager|account manager|sales person|salesperson|responsible|ответственный|менеджер|продавец)$/;
const ownerPart = /owner|sales ?(rep|person|agent)|account manager|responsible|ответствен|менеджер|продав/;
const email: FieldHint = { exact: /^e ?mail$/, part: /e ?mail|почт/, like: ["email"], telling: true };
const phone: FieldHint = {
  exact: /^(phone|telephone|mobile|телефон)$/,
  part: /phone|mobile|tel\b|телефон/,
  like: ["phone", "number", "text"],
};
const ids = ["text", "number"] as const;
const amounts = ["money", "number"] as const;
const days = ["date"] as const;

/** Fields of each entity, the telling ones first; `needed`: without it no record can be made. */
export const fieldHints: Record<Entity, Readonly<Record<string, FieldHint>>> = {
  employees: {
    email,
    phone,
    id: {
      needed: true,
      exact:
        /^(id|(employee|user|rep|owner|agent|staff|person) (id|no|number|code)|табельный номер|код( сотрудника)?)$/,
      like: ids,
    },
    superior: {
      exact: /^(superior|boss|supervisor|reports to|manager( id)?|руководитель|начальник)$/,
      part: /superior|boss\b|supervisor|reports to|руководител|начальник/,
      like: ids,
    },
    team: { exact: /^(team|department|office|отдел|команда|подразделение)$/, part: /team|отдел/, like: ids },
    title: { exact: /^(title|job title|position|должность)$/, part: /job|position|должност/, like: ["text"] },
    name: {
      needed: true,
      exact: /^(name|full name|employee|фио|имя|сотрудник|менеджер)$/,
      part: /name|имя|сотрудник/,
      like: ["text"],
    },
  },
  clients: {
    phone,
    id: {
      needed: true,
      exact:
        /^(id|(client|customer|company|account|firm|organi[sz]ation) (id|no|number|code)|инн|код( клиента)?|id клиента)$/,
      like: ids,
    },
    owner: { exact: owner, part: ownerPart, like: ids },
    industry: { exact: /^(industry|sector|branch|отрасль)$/, part: /industr|sector|отрасл/, like: ["text"] },
    country: { exact: /^(country|страна)$/, part: /country|страна/, like: ["text"] },
    city: { exact: /^(city|town|город)$/, part: /city|город/, like: ["text"] },
    name: {
      needed: true,
      exact:
        /^(name|(client|customer|company|account|firm) name|client|company|customer|название|наименование|компания|клиент)$/,
      part: /name|названи|наименовани/,
      like: ["text"],
    },
  },
  contacts: {
    email,
    phone,
    id: { needed: true, exact: /^(id|(contact|person) (id|no|number)|id контакта)$/, like: ids },
    client: { needed: true, exact: client, part: clientPart, like: ids },
    title: { exact: /^(title|job title|position|должность)$/, part: /job|position|должност/, like: ["text"] },
    name: {
      needed: true,
      exact: /^(name|full name|contact|contact name|фио|имя|контакт|контактное лицо)$/,
      part: /name|контакт|имя/,
      like: ["text"],
    },
  },
  deals: {
    id: { needed: true, exact: /^(id|(deal|opportunity) (id|no|number)|номер( сделки)?|id сделки)$/, like: ids },
    openedOn: {
      exact: /^(created|created (on|at|date)|create date|opened( on)?|дата создания( сделки)?)$/,
      part: /creat|open|создан/,
      like: days,
    },
    closedOn: { exact: /^(closed|closed (on|at)|close date|дата закрытия)$/, part: /clos|закрыт/, like: days },
    value: {
      exact: /^(value|amount|deal value|sum|budget|сумма|бюджет)$/,
      part: /value|amount|сумм|бюджет/,
      like: amounts,
    },
    status: {
      exact: /^(status|deal stage|stage|статус|этап сделки|этап)$/,
      part: /status|stage|статус|этап/,
      like: ["text"],
    },
    client: { exact: client, part: clientPart, like: ids },
    owner: { exact: owner, part: ownerPart, like: ids },
    title: {
      needed: true,
      exact: /^(title|name|deal|deal name|opportunity|subject|product|название( сделки)?|сделка)$/,
      part: /deal|opportunity|product|сделк/,
      like: ["text"],
    },
  },
  orders: {
    id: {
      needed: true,
      exact: /^(id|(order|invoice|sale) (id|no|number)|order|invoice|номер( заказа)?|заказ|№|id заказа)$/,
      like: ids,
    },
    orderedOn: {
      needed: true,
      exact: /^(date|order date|ordered( on)?|invoice date|дата|дата заказа)$/,
      part: /order|invoice|заказ|date|дата/,
      like: days,
    },
    promisedOn: {
      exact: /^(promised( on)?|required date|due date|delivery date|срок|дата поставки)$/,
      part: /promis|required|due|deliver|срок|поставк/,
      like: days,
    },
    shippedOn: { exact: /^(shipped( on)?|ship(ped)? date|дата отгрузки)$/, part: /ship|отгруз/, like: days },
    profit: { exact: /^(profit|margin|прибыль|маржа)$/, part: /profit|margin|прибыл|марж/, like: amounts },
    amount: {
      needed: true,
      exact: /^(amount|total|sum|revenue|value|сумма|стоимость|итого)$/,
      part: /amount|total|sum|revenue|сумм|стоимост/,
      like: amounts,
    },
    status: { exact: /^(status|state|статус|состояние)$/, part: /status|state|статус/, like: ["text"] },
    client: { needed: true, exact: client, part: clientPart, like: ids },
    owner: { exact: owner, part: ownerPart, like: ids },
  },
  interactions: {
    id: { needed: true, exact: /^(id|(activity|interaction|call|event|engagement) (id|no|number))$/, like: ids },
    at: {
      needed: true,
      exact: /^(at|date|time|timestamp|created at|дата|время)$/,
      part: /date|time|дата|время/,
      like: days,
    },
    kind: { exact: /^(kind|type|activity type|channel|вид|тип)$/, part: /type|kind|тип|вид/, like: ["text"] },
    client: { needed: true, exact: client, part: clientPart, like: ids },
    contact: { exact: /^(contact|contact id|контакт)$/, part: /contact|контакт/, like: ids },
    employee: { exact: owner, part: /employee|user|сотрудник|менеджер|owner/, like: ids },
  },
  openQuestions: {
    id: { needed: true, exact: /^(id|(question|ticket|case|issue) (id|no|number))$/, like: ids },
    openedOn: { exact: /^(created|opened( on)?|created (on|at)|date|дата)$/, part: /creat|open|создан/, like: days },
    dueOn: { exact: /^(due|due (on|date)|deadline|срок)$/, part: /due|deadline|срок/, like: days },
    kind: { exact: /^(kind|type|category|вид|тип)$/, part: /type|kind|тип|вид/, like: ["text"] },
    client: { exact: client, part: clientPart, like: ids },
    owner: { exact: owner, part: ownerPart, like: ids },
    text: {
      needed: true,
      exact: /^(text|question|description|subject|issue|вопрос|описание|тема)$/,
      part: /question|descri|subject|вопрос|описани/,
      like: ["text"],
    },
  },
};

/** Words of a file's name that tell what it holds. */
export const fileHints: Record<Entity, RegExp> = {
  employees: /employee|staff|users?\b|reps?\b|sales ?(team|people|persons?)|сотрудник|менеджер/,
  clients: /client|customer|compan|account|firm|клиент|компани|контрагент/,
  contacts: /contact|people\b|контакт/,
  deals: /deal|opportunit|pipeline|сделк/,
  orders: /order|sale|invoice|заказ|продаж/,
  interactions: /interaction|activit|call|engagement|звонк|истори/,
  openQuestions: /question|ticket|case|issue|вопрос|обращени/,
};

/** Words of a header or file name: `accountId`, `account_id` and `Account ID` are the same. */
export const wordsOf = (name: string): string =>
  name
    .replaceAll(/([a-zа-я])([A-ZА-Я])/gu, "$1 $2")
    .toLowerCase()
    .replaceAll(/[_\-./:]+/g, " ")
    .replaceAll(/\s+/g, " ")
    .trim();
