import type { WorkCalendar } from "../../../domain/calendar/work-calendar.ts";
import type { ClientFacts } from "../../../domain/signs/client-facts.ts";

export const calendar: WorkCalendar = {
  zone: "Europe/Berlin",
  dayStart: "09:00",
  dayEnd: "18:00",
  weekend: [6, 7],
  daysOff: [],
  extraWorkingDays: [],
};

/** A client without any sign on 2026-04-01. */
export function makeFacts(overrides: Partial<ClientFacts> = {}): ClientFacts {
  return {
    clientSince: "2020-01-01",
    lastEnquiryOn: "2026-03-20",
    enquiryOutcomes: ["order", "failed", "order"],
    contactAttempts: [],
    orderAmounts: [100, 100, 100, 100],
    orderCounts: [2, 2, 2, 2],
    hasMoneyTrouble: false,
    needReduced: false,
    quotedOn: ["2026-03-18"],
    orderedOn: ["2026-03-20"],
    usage: [],
    complaints: [],
    lastScore: null,
    deals: [],
    keyPersonLeft: false,
    hasVerifiedPublicComplaint: false,
    contacts: [{ employeeId: "leaver" }, { employeeId: "colleague" }],
    hasCurrentContact: true,
    earlierTransfers: 0,
    ...overrides,
  };
}
