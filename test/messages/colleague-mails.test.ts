import { describe, expect, test } from "vitest";
import { renderMessage } from "../../messages/render-message.ts";
import { colleagueMail, departmentNotice, examples } from "./message-data.ts";

describe("the colleague mail", () => {
  const mail = colleagueMail([
    { kind: "closingReport" },
    { kind: "decideOffers", count: 5, dueDate: "2026-12-04" },
    { kind: "acceptQuestions", count: 21, dueDate: "2026-12-02", onBehalfOf: "Ada Long" },
    {
      kind: "callClient",
      clientName: "Bakers & Sons",
      dueDate: "2026-12-01",
      chase: "escalation",
      responsibleName: "Ivo",
    },
  ]);

  test("puts what is overdue first, then today, then later, news last", () => {
    const { text } = renderMessage("colleagueMail", "en", mail);
    const order = [
      "Overdue",
      "Call the client",
      "Due today",
      "Accept open questions",
      "Coming up",
      "Decide the offers",
      "For your information",
      "Closing report",
    ];
    const places = order.map((words) => text.indexOf(words));
    expect(places).toEqual([...places].sort((a, b) => a - b));
    expect(places[0]).toBeGreaterThan(0);
  });

  test("counts what is to do in the subject, news aside", () => {
    expect(renderMessage("colleagueMail", "en", mail).subject).toBe("Dana Krol: 3 things to do, 1 overdue");
    expect(renderMessage("colleagueMail", "ru", mail).subject).toBe("Dana Krol: 3 дела, просрочено: 1");
    expect(renderMessage("colleagueMail", "en", colleagueMail([{ kind: "closingReport" }])).subject).toBe(
      "Dana Krol: news",
    );
  });

  test("says who is late, whose deputy the reader is and counts in the right unit", () => {
    const { text } = renderMessage("colleagueMail", "ru", mail);
    expect(text).toContain("Позвонить клиенту: Bakers & Sons");
    expect(text).toContain("передано вам · опаздывает: Ivo");
    expect(text).toContain("каждый со сроком: 21 вопрос");
    expect(text).toContain("вместо: Ada Long");
  });
});

describe("the department notice", () => {
  test("lists clients with something open first, with questions, orders and the person to name", () => {
    const { text } = renderMessage("departmentNotice", "en", departmentNotice());
    expect(text.indexOf("Bakers & Sons")).toBeLessThan(text.indexOf("Quiet Ltd"));
    expect(text).toContain("2 open orders");
    expect(text).toContain("Open question, due 4 December 2026: Where is pallet 7?");
    expect(text).toContain("not named yet");
  });

  test("has one link, and asks for nothing where nothing is open", () => {
    const { html, text } = renderMessage("departmentNotice", "en", departmentNotice({ dueDate: null }));
    expect(html.match(/<a /g)).toHaveLength(1);
    expect(text).toContain("you need not do anything");
  });

  test("says in the subject for how many clients the department must answer, a reminder or an escalation", () => {
    expect(renderMessage("departmentNotice", "en", departmentNotice()).subject).toBe(
      "1 client waits for your answer: Logistics",
    );
    expect(renderMessage("departmentNotice", "en", departmentNotice({ dueDate: null })).subject).toBe(
      "2 clients change account manager: Logistics",
    );
    expect(renderMessage("departmentNotice", "en", departmentNotice({ chase: "reminder" })).subject).toMatch(
      /^Reminder: 1 client waits/,
    );
    expect(renderMessage("departmentNotice", "ru", departmentNotice({ chase: "escalation" })).subject).toMatch(
      /^Ответа ещё нет, Логистика.*1 клиенту/,
    );
  });

  test("stays below the size at which mail programs cut, and says how many are left", () => {
    const [first] = departmentNotice().clients;
    if (!first) throw new Error("no client");
    const clients = Array.from({ length: 450 }, (_, at) => ({ ...first, clientName: `Client ${at}` }));
    const { html, text } = renderMessage("departmentNotice", "en", departmentNotice({ clients }));
    expect(Buffer.byteLength(html)).toBeLessThan(100_000);
    expect(text).toContain("250 more clients are on the page.");
  });
});

describe("the word to the leaver", () => {
  test("thanks, and says what is recorded, who sees it and until when", () => {
    const { text } = renderMessage("leaverTold", "en", examples.leaverTold);
    expect(text).toContain("Thank you for your work at Alpen Supply");
    expect(text).toContain("Who sees it: Mara Stein and HR. You see the same log.");
    expect(text).toContain("It is kept until 14 June 2027.");
  });

  test("asks nothing of somebody released from work", () => {
    const { text } = renderMessage("leaverTold", "en", { ...examples.leaverTold, variant: "released" });
    expect(text).toContain("nothing is asked of you");
  });
});

describe("the stand-up list", () => {
  test("has all six parts and the head of the audit trail", () => {
    const { text } = renderMessage("standup", "en", examples.standup);
    expect(text).toContain("Dana Krol: 1 working day left, all clients settled");
    expect(text).toContain("Finance: 2 tasks, the oldest since Mon");
    expect(text).toContain("Mills: No enquiries lately");
    expect(text).toContain("Ivo Petrov: 5 clients, reason: Load");
    expect(text).toContain("12:00–12:45 Bakers & Sons: Ivo Petrov and Dana Krol");
    expect(text).toContain("Audit trail: row 812, ab12");
  });

  test("says so when nothing is overdue and nobody meets", () => {
    const { text } = renderMessage("standup", "ru", { ...examples.standup, overdue: [], meetings: [] });
    expect(text).toContain("Ничего не просрочено");
  });
});
