import { expect, test } from "vitest";
import { countCoverable } from "../../../domain/owners/count-coverable.ts";

const clients = (gold: number, silver: number, copper: number) => ({ gold, silver, copper });
const lead = (freePlaces: number) => ({ grade: "leadingSpecialist" as const, freePlaces });
const senior = (freePlaces: number) => ({ grade: "seniorManager" as const, freePlaces });
const manager = (freePlaces: number) => ({ grade: "manager" as const, freePlaces });

test("R5, R6: as many clients are covered as there are places of a sufficient grade", () => {
  expect(countCoverable(clients(2, 2, 2), [lead(10)])).toBe(6);
  expect(countCoverable(clients(2, 2, 2), [manager(10)])).toBe(2);
  expect(countCoverable(clients(2, 2, 2), [lead(1), senior(1)])).toBe(2);
  expect(countCoverable(clients(1, 1, 1), [])).toBe(0);
});

test("a high grade's places go to high tiers first, and what is left of them further down", () => {
  expect(countCoverable(clients(2, 1, 4), [lead(2), senior(2), manager(2)])).toBe(6);
  expect(countCoverable(clients(0, 0, 5), [lead(2), senior(2), manager(2)])).toBe(5);
});
