import { describe, expect, test } from "vitest";
import { composeMessageId, parseMessageId } from "../../connectors/mail/message-id.ts";
import { parseBounce } from "../../connectors/mail/parse-bounce.ts";
import { parseReply } from "../../connectors/mail/parse-reply.ts";

function lines(...text: string[]): string {
  return text.join("\r\n");
}

function report(action: string, status: string, original: string[]): string {
  return lines(
    "From: MAILER-DAEMON@mx.bakers.example",
    "To: service@alpen.example",
    "Message-ID: <report-1@mx.bakers.example>",
    "Subject: Delivery Status Notification",
    'Content-Type: multipart/report; report-type=delivery-status; boundary="b"',
    "",
    "--b",
    "Content-Type: text/plain",
    "",
    "Your message could not be delivered.",
    "--b",
    "Content-Type: message/delivery-status",
    "",
    "Reporting-MTA: dns; mx.bakers.example",
    "",
    "Final-Recipient: rfc822; Rosa@bakers.example",
    `Action: ${action}`,
    `Status: ${status}`,
    "Diagnostic-Code: smtp; 550 5.1.1 no such",
    "  user here",
    "--b",
    ...original,
    "--b--",
    "",
  );
}

const wholeMail = [
  "Content-Type: message/rfc822",
  "",
  "From: service@alpen.example",
  "Message-ID: <0b6c.1@mail.alpen.example>",
  "Subject: Hello",
  "",
  "Hello",
];
const headersOnly = [
  "Content-Type: text/rfc822-headers",
  "",
  "Message-ID: <0b6c.2@mail.alpen.example>",
  "Subject: Hello",
];

describe("a bounce", () => {
  test("names recipient, status and the mail it is about", async () => {
    expect(await parseBounce(report("failed", "5.1.1", wholeMail))).toEqual([
      {
        originalMessageId: "<0b6c.1@mail.alpen.example>",
        recipient: "rosa@bakers.example",
        action: "failed",
        status: "5.1.1",
        permanent: true,
        diagnostic: "550 5.1.1 no such user here",
      },
    ]);
  });

  test("is read when only the headers came back", async () => {
    expect((await parseBounce(report("failed", "5.2.2", headersOnly)))[0]).toMatchObject({
      originalMessageId: "<0b6c.2@mail.alpen.example>",
      status: "5.2.2",
    });
  });

  test("is no failure yet while delivery is only delayed", async () => {
    expect((await parseBounce(report("delayed", "4.4.1", wholeMail)))[0]).toMatchObject({ permanent: false });
  });

  test("is not seen in an ordinary mail", async () => {
    expect(await parseBounce("From: a@b.example\r\nSubject: Action: failed\r\n\r\nAction: failed\r\n")).toEqual([]);
  });
});

describe("a reply", () => {
  const head = [
    "From: Rosa Lind <Rosa@bakers.example>",
    "Message-ID: <r1@bakers.example>",
    "In-Reply-To: <0b6c.1@mail.alpen.example>",
    "References: <first@x.example> <0b6c.1@mail.alpen.example>",
    "Subject: Re: Hello",
    "Date: Wed, 02 Dec 2026 10:00:00 +0100",
    "Content-Type: text/plain; charset=utf-8",
  ];

  test("leads to the mail it answers, with our own words left out", async () => {
    const reply = await parseReply(
      lines(...head, "", "Fine with us.", "", "On 2 Dec 2026 Alpen wrote:", "> Dear Rosa"),
    );
    expect(reply).toMatchObject({
      from: "rosa@bakers.example",
      answers: ["<0b6c.1@mail.alpen.example>", "<first@x.example>"],
      text: "Fine with us.",
      automatic: false,
    });
    expect(reply.date?.toISOString()).toBe("2026-12-02T09:00:00.000Z");
  });

  test("drops quoted words of Russian mail programs too", async () => {
    const reply = await parseReply(
      lines(...head, "", "Согласны.", "", "ср, 2 дек. 2026 г. в 10:00, Alpen пишет:", "> Здравствуйте"),
    );
    expect(reply.text).toBe("Согласны.");
  });

  test.each(["Auto-Submitted: auto-replied", "X-Autoreply: yes", "Precedence: bulk"])(
    "is automatic with %s",
    async (header) => {
      expect((await parseReply(lines(...head, header, "", "I am away."))).automatic).toBe(true);
    },
  );

  test("of a person says so itself at times", async () => {
    expect((await parseReply(lines(...head, "Auto-Submitted: no", "", "Yes."))).automatic).toBe(false);
  });
});

describe("a message id", () => {
  test("leads back to its effect and attempt", () => {
    const id = composeMessageId("0198c0de-7b6c-7000-8000-00000000abcd", 2, "mail.alpen.example");
    expect(id).toBe("<0198c0de-7b6c-7000-8000-00000000abcd.2@mail.alpen.example>");
    expect(parseMessageId(id)).toEqual({
      effectId: "0198c0de-7b6c-7000-8000-00000000abcd",
      attempt: 2,
      domain: "mail.alpen.example",
    });
  });

  test("of somebody else is none of ours", () => {
    expect(parseMessageId("<CAF=abc@mail.gmail.com>")).toBeNull();
  });
});
