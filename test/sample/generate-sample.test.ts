import { describe, expect, it } from "vitest";
import type { SampleCompany } from "../../contracts/sample-company.ts";
import { addDays } from "../../domain/calendar/plain-date.ts";
import { grades } from "../../domain/codes.ts";
import { assignEffectiveTiers } from "../../domain/value/assign-effective-tiers.ts";
import { countActiveClients } from "../../sample/count-active-clients.ts";
import { generateSample } from "../../sample/generate-sample.ts";

const asOf = "2026-04-06";
const sample = generateSample("test", { asOf });
const owners = new Map(
  sample.ownerships.filter(({ during }) => during.endsWith(",)")).map(({ clientId, personId }) => [clientId, personId]),
);
const sizes = new Map<string, number>();
for (const personId of owners.values()) sizes.set(personId, (sizes.get(personId) ?? 0) + 1);
const reps = sample.people.filter(({ roles, status }) => roles.includes("rep") && status === "active");
const leaver = reps.find(({ id }) => sizes.get(id) === 450);
const share = <T>(list: readonly T[], fits: (item: T) => boolean) => list.filter(fits).length / list.length;
const mailAddresses = (company: SampleCompany) => [
  ...company.people.map(({ email }) => email),
  ...company.contacts.flatMap(({ email }) => (email ? [email] : [])),
];

describe("the sample company", () => {
  it("is the same for the same seed and day, ids included", () => {
    expect(generateSample("test", { asOf })).toEqual(sample);
  });

  it("is another one for another seed", () => {
    const other = generateSample("other", { asOf });
    expect(other.clients[0]?.id).not.toBe(sample.clients[0]?.id);
    expect(other.clients.map(({ name }) => name)).not.toEqual(sample.clients.map(({ name }) => name));
  });

  it("has forty reps in five teams, each team with its head, zone and calendar", () => {
    expect(reps).toHaveLength(40);
    expect(sample.teams).toHaveLength(5);
    expect(new Set(sample.teams.map(({ zone }) => zone)).size).toBe(5);
    expect(new Set(sample.teams.map(({ calendar }) => calendar)).size).toBe(5);
    for (const team of sample.teams) {
      expect(reps.filter(({ teamId }) => teamId === team.id)).toHaveLength(8);
      expect(sample.people.find(({ id }) => id === team.headId)).toMatchObject({ roles: ["head"], teamId: team.id });
    }
  });

  it("gives each of 3,000 clients one owner: 450 one rep, 3 another, some a head", () => {
    expect(sample.clients).toHaveLength(3_000);
    expect(owners.size).toBe(3_000);
    const repSizes = reps.map(({ id }) => sizes.get(id) ?? 0).sort((a, b) => a - b);
    expect(repSizes[0]).toBe(3);
    expect(repSizes.at(-1)).toBe(450);
    expect(repSizes.slice(1, -1).every((size) => size >= 30 && size <= 110)).toBe(true);
    const heads = sample.teams.map(({ headId }) => sizes.get(headId) ?? 0).filter((size) => size > 0);
    expect(heads).toHaveLength(1);
  });

  it("leaves the other reps 600 free places, in every grade and several teams, no three of them 450", () => {
    const active = countActiveClients(sample, owners, asOf);
    const free = reps
      .filter((rep) => rep !== leaver)
      .map((rep) => ({ ...rep, places: rep.capacity - (active.get(rep.id) ?? 0) }));
    const sum = (list: { places: number }[]) => list.reduce((total, { places }) => total + places, 0);
    expect(sum(free)).toBe(600);
    for (const grade of grades) expect(sum(free.filter((rep) => rep.grade === grade))).toBeGreaterThanOrEqual(150);
    expect(sum(free.sort((a, b) => b.places - a.places).slice(0, 3))).toBeLessThan(450);
    expect(free.at(-1)?.places).toBe(0);
    expect(sum(free.filter(({ teamId }) => teamId === leaver?.teamId))).toBeLessThan(450);
  });

  it("makes the largest book one that every grade is needed for, and that the grades have room for", () => {
    const from = addDays(asOf, -365);
    const profit = new Map<string, number>();
    for (const { clientId, orderedOn, status, profitMinor } of sample.orders) {
      if (status !== "cancelled" && orderedOn > from) profit.set(clientId, (profit.get(clientId) ?? 0) + profitMinor);
    }
    const book = sample.clients.filter(({ id }) => owners.get(id) === leaver?.id);
    const tiers = assignEffectiveTiers(book.map((client) => ({ ...client, profit: profit.get(client.id) ?? 0 })));
    const count = (tier: string) => tiers.filter(({ effectiveTier }) => effectiveTier === tier).length;
    expect(count("gold")).toBeGreaterThan(20);
    expect(count("gold")).toBeLessThan(150);
    expect(count("silver")).toBeGreaterThan(count("gold"));
    expect(count("gold") + count("silver")).toBeLessThan(380);
    expect(count("copper")).toBeGreaterThan(100);
  });

  it("puts nobody at an address that could exist", () => {
    const addresses = mailAddresses(sample);
    expect(addresses.length).toBeGreaterThan(4_000);
    expect(addresses.filter((address) => !/^[a-z0-9.]+@[a-z0-9-]+\.example$/.test(address))).toEqual([]);
    expect(new Set(sample.people.map(({ email }) => email)).size).toBe(sample.people.length);
  });

  it("has names in Russian and in English among colleagues, clients and their people", () => {
    const isRussian = ({ name }: { name: string }) => /[а-яё]/i.test(name);
    for (const list of [reps, sample.clients, sample.contacts]) {
      expect(share(list, isRussian)).toBeGreaterThan(0.15);
      expect(share(list, isRussian)).toBeLessThan(0.7);
    }
    expect(new Set(sample.clients.map(({ name }) => name)).size).toBe(3_000);
  });

  it("lacks an address for about one contact in eight, and consent for about four in ten", () => {
    expect(share(sample.contacts, ({ email }) => email === null)).toBeCloseTo(0.12, 1);
    expect(share(sample.contacts, ({ marketingConsentOn }) => marketingConsentOn !== null)).toBeCloseTo(0.6, 1);
    expect(sample.contacts.some(({ doNotContact }) => doNotContact.length > 0)).toBe(true);
    expect(
      sample.contacts.every((one) => (one.marketingConsentOn === null) === (one.marketingConsentSource === null)),
    ).toBe(true);
  });

  it("reaches two years back and not beyond yesterday", () => {
    const days = [
      ...sample.orders.map(({ orderedOn }) => orderedOn),
      ...sample.interactions.map(({ at }) => at),
    ].sort();
    expect((days[0] ?? "") < addDays(asOf, -700)).toBe(true);
    expect((days[0] ?? "") > addDays(asOf, -760)).toBe(true);
    expect((days.at(-1) ?? "") < asOf).toBe(true);
    expect(sample.plannedMeetings.every(({ startsAt }) => startsAt > asOf)).toBe(true);
  });

  it("leaves work in the leaver's name at others' clients and at none", () => {
    const elsewhere = ({ clientId }: { clientId: string | null }) =>
      clientId !== null && owners.get(clientId) !== leaver?.id;
    const dealsOf = sample.deals.filter(({ ownerId, status }) => ownerId === leaver?.id && status === "open");
    expect(dealsOf.some(({ clientId }) => clientId === null)).toBe(true);
    expect(dealsOf.some(elsewhere)).toBe(true);
    const ordersOf = sample.orders.filter(({ ownerId, status }) => ownerId === leaver?.id && status === "open");
    expect(ordersOf.some(elsewhere)).toBe(true);
    expect(sample.openQuestions.some((one) => one.responsibleId === leaver?.id && elsewhere(one))).toBe(true);
    expect(sample.plannedMeetings.some((one) => one.personId === leaver?.id && elsewhere(one))).toBe(true);
  });

  it("names somebody real wherever it names somebody", () => {
    const known = new Set(sample.people.map(({ id }) => id));
    const named = [
      sample.company.executiveId,
      ...sample.people.flatMap(({ superiorId, deputyId }) => [superiorId, deputyId]),
      ...sample.departments.map(({ headId }) => headId),
      ...sample.ownerships.map(({ personId }) => personId),
      ...sample.interactions.map(({ personId }) => personId),
      ...sample.departmentContacts.map(({ personId }) => personId),
    ];
    expect(named.filter((id) => id !== null && !known.has(id))).toEqual([]);
    expect(sample.departments.map(({ code }) => code)).toHaveLength(5);
  });
});
