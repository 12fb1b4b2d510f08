import { describe, expect, test } from "vitest";
import { extractItipReply } from "../../connectors/calendar/extract-itip-reply.ts";
import { parseItipReply } from "../../connectors/calendar/parse-itip-reply.ts";

function lines(...text: string[]): string {
  return text.join("\r\n");
}

const outlook = lines(
  "BEGIN:VCALENDAR",
  "METHOD:REPLY",
  "PRODID:Microsoft Exchange Server 2010",
  "VERSION:2.0",
  "BEGIN:VTIMEZONE",
  "TZID:W. Europe Standard Time",
  "BEGIN:STANDARD",
  "DTSTART:16010101T030000",
  "TZOFFSETFROM:+0200",
  "TZOFFSETTO:+0100",
  "RRULE:FREQ=YEARLY;INTERVAL=1;BYDAY=-1SU;BYMONTH=10",
  "END:STANDARD",
  "END:VTIMEZONE",
  "BEGIN:VEVENT",
  "ATTENDEE;PARTSTAT=DECLINED;CN=Rosa Lind:MAILTO:Rosa@bakers.example",
  "COMMENT;LANGUAGE=en-GB:Not this week\\, sorry\\n",
  "UID:intro-7@handover.example",
  "SUMMARY;LANGUAGE=en-GB:Declined: Introduction",
  "DTSTART;TZID=W. Europe Standard Time:20261207T100000",
  "DTEND;TZID=W. Europe Standard Time:20261207T104500",
  "CLASS:PUBLIC",
  "PRIORITY:5",
  "DTSTAMP:20261203T101112Z",
  "TRANSP:OPAQUE",
  "STATUS:CONFIRMED",
  "SEQUENCE:3",
  "X-MICROSOFT-CDO-APPT-SEQUENCE:3",
  "END:VEVENT",
  "END:VCALENDAR",
  "",
);

const google = lines(
  "BEGIN:VCALENDAR",
  "PRODID:-//Google Inc//Google Calendar 70.9054//EN",
  "VERSION:2.0",
  "CALSCALE:GREGORIAN",
  "METHOD:REPLY",
  "BEGIN:VEVENT",
  "DTSTART:20261207T090000Z",
  "DTEND:20261207T094500Z",
  "DTSTAMP:20261203T101112Z",
  "ORGANIZER;CN=Alpen Supply:mailto:meetings@alpen.example",
  "UID:intro-7@handover.example",
  "ATTENDEE;CUTYPE=INDIVIDUAL;ROLE=REQ-PARTICIPANT;PARTSTAT=ACCEPTED;CN=rosa@bak",
  " ers.example;X-NUM-GUESTS=0:mailto:rosa@bakers.example",
  "SEQUENCE:2",
  "STATUS:CONFIRMED",
  "SUMMARY:Introduction",
  "END:VEVENT",
  "END:VCALENDAR",
);

const apple = lines(
  "BEGIN:VCALENDAR",
  "CALSCALE:GREGORIAN",
  "METHOD:REPLY",
  "PRODID:-//Apple Inc.//macOS 15.1//EN",
  "VERSION:2.0",
  "BEGIN:VEVENT",
  'ATTENDEE;CN="Lind, Rosa";CUTYPE=INDIVIDUAL;EMAIL="rosa@bakers.example";PARTSTAT=TENTATIVE:mailto:rosa@bakers.example',
  "DTEND:20261207T094500Z",
  "DTSTAMP:20261203T101112Z",
  "DTSTART:20261207T090000Z",
  'ORGANIZER;CN="Alpen Supply":mailto:meetings@alpen.example',
  "REQUEST-STATUS:2.0;Success",
  "UID:intro-7@handover.example",
  "END:VEVENT",
  "END:VCALENDAR",
);

function mailWith(contentType: string, encoding: string, body: string): string {
  return lines(
    "From: rosa@bakers.example",
    "To: meetings@alpen.example",
    "Subject: Declined",
    'Content-Type: multipart/alternative; boundary="b"',
    "",
    "--b",
    "Content-Type: text/plain",
    "",
    "I cannot come.",
    "--b",
    `Content-Type: ${contentType}`,
    `Content-Transfer-Encoding: ${encoding}`,
    "",
    body,
    "--b--",
    "",
  );
}

const wrapped = (text: string) =>
  (
    Buffer.from(text)
      .toString("base64")
      .match(/.{1,76}/g) ?? []
  ).join("\r\n");

describe("a reply", () => {
  test("of Outlook is read with sequence, person, answer and comment", () => {
    expect(parseItipReply(outlook)).toEqual({
      uid: "intro-7@handover.example",
      sequence: 3,
      attendee: "rosa@bakers.example",
      partstat: "DECLINED",
      dtstamp: new Date("2026-12-03T10:11:12Z"),
      comment: "Not this week, sorry\n",
    });
  });

  test("of Google to an older invitation shows its older sequence", () => {
    expect(parseItipReply(google)).toMatchObject({
      attendee: "rosa@bakers.example",
      partstat: "ACCEPTED",
      sequence: 2,
    });
  });

  test("of Apple without a sequence counts as the first", () => {
    expect(parseItipReply(apple)).toMatchObject({
      attendee: "rosa@bakers.example",
      partstat: "TENTATIVE",
      sequence: 0,
    });
  });

  test("is none when it asks, speaks for several or is broken", () => {
    expect(parseItipReply(google.replace("METHOD:REPLY", "METHOD:COUNTER"))).toBeNull();
    expect(parseItipReply(google.replace("SEQUENCE:2", "ATTENDEE:mailto:b@b.example\r\nSEQUENCE:2"))).toBeNull();
    expect(parseItipReply(google.replace("UID:intro-7@handover.example\r\n", ""))).toBeNull();
    expect(parseItipReply(google.replace("PARTSTAT=ACCEPTED", "PARTSTAT=X-LATER"))).toBeNull();
    expect(parseItipReply("BEGIN:VCALENDAR\r\nMETHOD:REPLY\r\nBEGIN:VEVENT")).toBeNull();
    expect(parseItipReply("hello")).toBeNull();
  });
});

describe("a mail", () => {
  test.each([
    ["text/calendar; charset=utf-8; method=REPLY", "base64"],
    ['application/ics; name="invite.ics"', "base64"],
    ['application/octet-stream; name="invite.ics"', "base64"],
  ])("gives its reply from %s", async (contentType, encoding) => {
    expect(await extractItipReply(mailWith(contentType, encoding, wrapped(outlook)))).toMatchObject({
      partstat: "DECLINED",
      sequence: 3,
    });
  });

  test("gives its reply when calendar text is the whole mail", async () => {
    const raw = lines(
      "From: rosa@bakers.example",
      "Content-Type: text/calendar; method=REPLY; charset=UTF-8",
      "",
      google,
    );
    expect(await extractItipReply(raw)).toMatchObject({ partstat: "ACCEPTED" });
  });

  test("without a calendar part gives none", async () => {
    expect(await extractItipReply(lines("From: a@b.example", "", "METHOD:REPLY"))).toBeNull();
  });
});
