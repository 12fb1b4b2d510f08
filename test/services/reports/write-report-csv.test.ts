import { expect, test } from "vitest";
import { writeReportCsv } from "../../../services/reports/write-report-csv.ts";

const units = { currency: "EUR", zone: "Europe/Berlin" };

test("amounts are in major units, shares in percent and instants in the team's zone, each said in the header", () => {
  const row = { person: "Ann", revenueMinor: 70_748_378, onTimeBp: 6_889, toldAt: "2026-04-06T09:05:00.000Z", open: 2 };
  expect(writeReportCsv([row], units).split("\r\n").slice(0, 2)).toEqual([
    "person,revenue (EUR),onTime (%),toldAt (Europe/Berlin),open",
    "Ann,707483.78,68.89,2026-04-06 11:05,2",
  ]);
});

test("what is not known stays empty, and a currency without cents has none", () => {
  const row = { id: "7d1c", revenueMinor: 1_250, onTimeBp: null, toldAt: null };
  expect(
    writeReportCsv([row], { ...units, currency: "JPY" })
      .split("\r\n")
      .slice(0, 2),
  ).toEqual(["id,revenue (JPY),onTime (%),toldAt (Europe/Berlin)", "7d1c,1250,,"]);
});
