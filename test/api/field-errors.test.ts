import { afterAll, beforeAll, expect, test } from "vitest";
import { type ApiClient, startTestApi, type TestApi } from "../support/api.ts";
import { createCompany, createDeparture, type TestCompany } from "../support/company.ts";

let api: TestApi;
let company: TestCompany;
let departureId: string;
let hr: ApiClient;
beforeAll(async () => {
  api = await startTestApi();
  company = await createCompany(api.db);
  departureId = (await createDeparture(api.db, company)).id;
  hr = await api.signIn(company.hr.id);
});
afterAll(() => api.stop());

const errorsIn = async (language: string | null, path: string, body: unknown) => {
  const headers: Record<string, string> = language === null ? {} : { "accept-language": language };
  return (await hr.post(path, body, headers)).body;
};

test("a field at fault is explained in the language the request asks for, the problem itself stays English", async () => {
  const english = await errorsIn(null, "departures", { leaverId: company.leaver.id, kind: "resigned" });
  expect(english.errors).toEqual([{ pointer: "/reason", detail: "Fill this in." }]);
  const russian = await errorsIn("ru-RU,ru;q=0.9,en;q=0.5", "departures", {
    leaverId: company.leaver.id,
    kind: "resigned",
  });
  expect(russian.errors).toEqual([{ pointer: "/reason", detail: "Заполните это поле." }]);
  expect(russian.detail).toBe(english.detail);
});

test("so is a field a rule of the service refuses", async () => {
  const path = `departures/${departureId}/move-last-day`;
  const answer = await errorsIn("ru", path, { lastWorkingDay: "2026-04-01" });
  expect(answer).toMatchObject({
    type: "/problems/lastDayPast",
    detail: "The last working day lies in the past.",
    errors: [
      {
        pointer: "/lastWorkingDay",
        detail: "Последний рабочий день уже прошёл. Выберите сегодняшний день или более поздний.",
      },
    ],
  });
});

test("so is a rule the schema names, and a language we do not have is answered in English", async () => {
  const body = { fromDay: "2026-04-08", toDay: "2026-04-07" };
  const path = `people/${company.hr.id}/away-days`;
  expect((await errorsIn("ru", path, body)).errors).toEqual([
    { pointer: "/toDay", detail: "Последний день раньше первого." },
  ]);
  expect((await errorsIn("de", path, body)).errors).toEqual([
    { pointer: "/toDay", detail: "The last day lies before the first." },
  ]);
});
