import { createHash } from "node:crypto";

/** Id that `book.sql` makes of a name: its MD5 with the marks of a UUID of version 4. */
export const idOf = (name: string): string =>
  createHash("md5")
    .update(name)
    .digest("hex")
    .replace(/^(.{8})(.{4}).(.{3}).(.{3})(.{12})$/, "$1-$2-4$3-8$4-$5");

/** Who takes part: the leaver of team 1, its head, HR. */
export const bookPeople = {
  leaverId: idOf("rep0"),
  teamId: idOf("team1"),
  headId: idOf("head1"),
  hrId: idOf("hr"),
  itId: idOf("it"),
};

/** The days of the book: its business time is the morning of the notice. */
export const bookDays = {
  noticeOn: "2026-04-06",
  lastDay: "2026-04-17",
  quarterAgo: "2026-01-06",
  yearAgo: "2025-04-06",
  twoYearsAgo: "2024-04-06",
};
