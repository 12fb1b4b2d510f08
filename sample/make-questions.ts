import type { SampleQuestion } from "../contracts/sample-company.ts";
import { addDays } from "../domain/calendar/plain-date.ts";
import type { DepartmentCode } from "../domain/codes.ts";
import { returnCaseStates } from "../domain/returns/advance-return-case.ts";
import { SOURCE } from "./make-people.ts";
import type { Random } from "./random.ts";

type Kind = SampleQuestion["kind"];

const texts: Readonly<Record<Kind, Record<"en" | "ru", readonly string[]>>> = {
  question: {
    en: [
      "Wants a price for twice the quantity",
      "Asks for the certificate of the last batch",
      "Needs another delivery address",
    ],
    ru: ["Просит цену на двойной объём", "Ждёт сертификат на последнюю партию", "Нужен другой адрес доставки"],
  },
  promise: {
    en: [
      "Promised delivery before the holidays",
      "Promised the old price until the end of the quarter",
      "Promised to visit the site",
    ],
    ru: ["Обещана доставка до праздников", "Обещана старая цена до конца квартала", "Обещан приезд на склад"],
  },
  complaint: {
    en: ["Delivery came two days late", "Invoice does not match the order", "Two boxes were damaged"],
    ru: ["Поставка пришла на два дня позже", "Счёт не совпадает с заказом", "Две коробки повреждены"],
  },
  returnCase: {
    en: ["Returns a batch of the wrong size", "Returns goods with a defect"],
    ru: ["Возврат партии не того размера", "Возврат товара с дефектом"],
  },
};
const departmentsOf: Readonly<Record<Kind, readonly (DepartmentCode | null)[]>> = {
  question: [null, null, "finance", "contracts", "logistics", "marketing"],
  promise: [null, null, "logistics", "contracts"],
  complaint: [null, "support", "logistics", "finance"],
  returnCase: ["support", "logistics"],
};

/** A matter between a client and the company, open unless `closed`; the answerable person is the caller's to name. */
export function makeQuestion(
  random: Random,
  of: {
    asOf: string;
    locale: "en" | "ru";
    closed: boolean;
    departmentIds: ReadonlyMap<DepartmentCode, string>;
    sourceId: string;
    clientId: string | null;
    responsibleId: string;
  },
): SampleQuestion {
  const kind = random.weighted({ question: 40, promise: 25, complaint: 20, returnCase: 15 });
  const openedOn = addDays(of.asOf, -random.int(2, of.closed ? 600 : 60));
  const department = random.pick(departmentsOf[kind]);
  const closing = addDays(openedOn, random.int(1, 40));
  const lastState = of.closed ? returnCaseStates.length - 1 : random.int(0, returnCaseStates.length - 2);
  return {
    id: random.uuid(),
    source: SOURCE,
    sourceId: of.sourceId,
    clientId: of.clientId,
    responsibleId: of.responsibleId,
    departmentId: department ? (of.departmentIds.get(department) ?? null) : null,
    kind,
    returnState: kind === "returnCase" ? (returnCaseStates[lastState] ?? null) : null,
    justified: kind === "complaint" ? random.chance(0.7) : null,
    text: random.pick(texts[kind][of.locale]),
    openedOn,
    dueOn: random.chance(0.75) ? addDays(of.asOf, random.int(-10, 40)) : null,
    closedOn: of.closed ? (closing < of.asOf ? closing : addDays(of.asOf, -1)) : null,
  };
}
