import { describe, expect, it } from "vitest";
import type { SendListItem } from "../../contracts/client-notices.ts";
import { chooseRelease, toRelease } from "../../web/pages/send-list/choose-release.ts";
import { readRawMail } from "../../web/pages/send-list/read-raw-mail.ts";

const item = (noticeId: string, state: SendListItem["state"] = "ready"): SendListItem => ({
  noticeId,
  handoverId: noticeId,
  clientId: noticeId,
  clientName: noticeId,
  tier: null,
  state,
  successorId: null,
  successorName: null,
  contactName: null,
  channel: "email",
  address: null,
  calledFirst: false,
  leavesAt: null,
  version: 1,
});

describe("what a release takes", () => {
  const items = [item("a"), item("b", "held"), item("c"), item("d")];
  const ids = (atMost: number | null, marked: string[] = []) =>
    chooseRelease({ items, atMost }, new Set(marked)).map((one) => one.noticeId);

  it("is everything ready, or the first few of the list while there is a limit", () => {
    expect(ids(null)).toEqual(["a", "c", "d"]);
    expect(ids(2)).toEqual(["a", "c"]);
    expect(ids(0)).toEqual([]);
  });

  it("is what was marked, without what is held", () => {
    expect(ids(null, ["b", "d"])).toEqual(["d"]);
  });

  it("is sent by its count alone when it is everything, else by name", () => {
    expect(toRelease([item("a"), item("c")], 2)).toEqual({ all: true, expectedCount: 2 });
    expect(toRelease([item("c")], 2)).toEqual({ noticeIds: ["c"], expectedCount: 1 });
  });
});

describe("a message as the server gets it", () => {
  it("has its headers in order, folded lines joined, and its parts with the attachment's name", () => {
    const raw = [
      "Subject: A long",
      " subject",
      'Content-Type: multipart/mixed; boundary="x"',
      "",
      "--x",
      'Content-Type: multipart/alternative; boundary="y"',
      "",
      "--y",
      "Content-Type: text/plain; charset=utf-8",
      "",
      "Hello",
      "--y",
      "Content-Type: text/html",
      "",
      "<p>Hello</p>",
      "--y--",
      "--x",
      "Content-Type: text/calendar",
      'Content-Disposition: attachment; filename="invite.ics"',
      "",
      "BEGIN:VCALENDAR",
      "--x--",
      "",
    ].join("\r\n");
    const { headers, parts } = readRawMail(raw);
    expect(headers[0]).toEqual(["Subject", "A long subject"]);
    expect(parts.map(({ type, name }) => [type, name])).toEqual([
      ["text/plain", null],
      ["text/html", null],
      ["text/calendar", "invite.ics"],
    ]);
  });

  it("of one part is that part", () => {
    expect(readRawMail("Content-Type: text/plain\r\n\r\nHello")).toMatchObject({
      parts: [{ type: "text/plain", name: null, bytes: 5 }],
    });
  });
});
