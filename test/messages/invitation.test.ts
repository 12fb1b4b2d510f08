import ICAL from "ical.js";
import { describe, expect, test } from "vitest";
import { composeInvitation } from "../../messages/calendar/compose-invitation.ts";
import type { Invitation } from "../../messages/calendar/invitation.ts";

function invitation(overrides: Partial<Invitation> = {}): Invitation {
  return {
    uid: "intro-7@handover.example",
    sequence: 3,
    method: "REQUEST",
    organizer: { name: "Alpen Supply", email: "meetings@alpen.example" },
    attendees: [
      { name: "Rosa Lind", email: "rosa@bakers.example", role: "required", partstat: "NEEDS-ACTION" },
      { name: "Mara Stein", email: "mara@alpen.example", role: "optional", partstat: "ACCEPTED" },
    ],
    start: new Date("2026-12-07T09:00:00Z"),
    end: new Date("2026-12-07T09:45:00Z"),
    summary: "Знакомство: Bakers & Sons, Alpen; всё, что обещано и ещё не выполнено в этом году",
    description: "First line\nSecond line",
    location: "Main street 1, Vienna",
    dtstamp: new Date("2026-12-02T08:00:00Z"),
    ...overrides,
  };
}

function readEvent(ics: string) {
  const calendar = new ICAL.Component(ICAL.parse(ics) as ConstructorParameters<typeof ICAL.Component>[0]);
  const event = calendar.getFirstSubcomponent("vevent");
  if (event === null) throw new Error("no event");
  const value = (name: string) => event.getFirstPropertyValue(name)?.toString() ?? null;
  return { calendar, event, value };
}

describe("an invitation", () => {
  test("is a REQUEST that calendars can read back", () => {
    const { calendar, event, value } = readEvent(composeInvitation(invitation()));
    expect(calendar.getFirstPropertyValue("method")).toBe("REQUEST");
    expect(calendar.getFirstPropertyValue("version")).toBe("2.0");
    expect(value("uid")).toBe("intro-7@handover.example");
    expect(value("sequence")).toBe("3");
    expect(value("dtstamp")).toBe("2026-12-02T08:00:00Z");
    expect(value("dtstart")).toBe("2026-12-07T09:00:00Z");
    expect(value("dtend")).toBe("2026-12-07T09:45:00Z");
    expect(value("status")).toBe("CONFIRMED");
    expect(value("summary")).toBe(invitation().summary);
    expect(value("description")).toBe("First line\nSecond line");
    expect(value("location")).toBe("Main street 1, Vienna");
    expect(value("organizer")?.toLowerCase()).toBe("mailto:meetings@alpen.example");
    const attendees = event.getAllProperties("attendee").map((attendee) => ({
      email: attendee.getFirstValue()?.toString().toLowerCase(),
      name: attendee.getFirstParameter("cn"),
      role: attendee.getFirstParameter("role"),
      partstat: attendee.getFirstParameter("partstat"),
      rsvp: attendee.getFirstParameter("rsvp"),
    }));
    expect(attendees).toEqual([
      {
        email: "mailto:rosa@bakers.example",
        name: "Rosa Lind",
        role: "REQ-PARTICIPANT",
        partstat: "NEEDS-ACTION",
        rsvp: "TRUE",
      },
      {
        email: "mailto:mara@alpen.example",
        name: "Mara Stein",
        role: "OPT-PARTICIPANT",
        partstat: "ACCEPTED",
        rsvp: "FALSE",
      },
    ]);
  });

  test("keeps lines within 75 octets and ends them with CRLF", () => {
    const ics = composeInvitation(invitation());
    const lines = ics.split("\r\n");
    expect(lines.filter((line) => Buffer.byteLength(line) > 75)).toEqual([]);
    expect(ics.replaceAll("\r\n", "")).not.toContain("\n");
  });

  test("is the same text every time: no clock is read", () => {
    expect(composeInvitation(invitation())).toBe(composeInvitation(invitation()));
  });

  test("cancels the whole appointment with a status", () => {
    const { calendar, value } = readEvent(composeInvitation(invitation({ method: "CANCEL", sequence: 4 })));
    expect(calendar.getFirstPropertyValue("method")).toBe("CANCEL");
    expect(value("status")).toBe("CANCELLED");
    expect(value("sequence")).toBe("4");
    expect(value("uid")).toBe("intro-7@handover.example");
  });

  test("takes one person off without cancelling for the others", () => {
    const [, removed] = invitation().attendees;
    if (removed === undefined) throw new Error("no attendee");
    const { event, value } = readEvent(
      composeInvitation(invitation({ method: "CANCEL", cancels: "attendees", attendees: [removed] })),
    );
    expect(value("status")).toBeNull();
    expect(event.getAllProperties("attendee")).toHaveLength(1);
    expect(event.getFirstProperty("attendee")?.getFirstParameter("rsvp")).not.toBe("TRUE");
  });

  test("lets no name add a property or parameter of its own", () => {
    const evil = 'Rosa";ROLE=CHAIR:mailto:x@x.example\r\nSTATUS:CANCELLED';
    const { event, value } = readEvent(
      composeInvitation(
        invitation({
          attendees: [{ name: evil, email: "rosa@bakers.example", role: "required", partstat: "NEEDS-ACTION" }],
          summary: "Hello\r\nSTATUS:CANCELLED",
        }),
      ),
    );
    expect(value("status")).toBe("CONFIRMED");
    expect(event.getAllProperties("attendee")).toHaveLength(1);
    expect(event.getFirstProperty("attendee")?.getFirstParameter("role")).toBe("REQ-PARTICIPANT");
    expect(event.getFirstProperty("attendee")?.getFirstValue()?.toString().toLowerCase()).toBe(
      "mailto:rosa@bakers.example",
    );
  });

  test("refuses nobody and no time", () => {
    expect(() => composeInvitation(invitation({ attendees: [] }))).toThrow("attendee");
    expect(() => composeInvitation(invitation({ end: invitation().start }))).toThrow("end");
  });
});
