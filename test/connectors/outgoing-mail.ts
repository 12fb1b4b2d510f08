import type { OutgoingMail } from "../../connectors/mail/mail-connector.ts";

export function outgoingMail(overrides: Partial<OutgoingMail> = {}): OutgoingMail {
  return {
    messageId: "<0b6c.1@mail.alpen.example>",
    from: { name: "Alpen Supply", email: "service@alpen.example" },
    to: { name: "Rosa Lind", email: "rosa@bakers.example" },
    subject: "Ваш новый менеджер",
    text: "Здравствуйте!\n.\nПосле точки",
    html: "<p>Здравствуйте!</p>",
    date: new Date("2026-12-02T08:00:00Z"),
    ...overrides,
  };
}
