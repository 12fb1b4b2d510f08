import {
  askQuestionRoute,
  confirmNoticeRoute,
  correctCoordinatesRoute,
  getClientPageRoute,
  pickSlotByLinkRoute,
} from "../../../contracts/routes/client-pages.ts";
import { listRawMailRoute, putMailRoute } from "../../../contracts/routes/demo.ts";
import { type ApiClient, createApiClient } from "../api-client.ts";
import { hashText } from "../chance.ts";
import type { Play } from "../play.ts";
import { nextSitting } from "../working-time.ts";
import { type ClientMail, composeAnswer, composeReply, readClientMail } from "./client-mail.ts";

/** The clients of a demo: they read their mail and now and then act on it, without any sign-in. */
export interface Clients {
  /** Does what is due; true when something was done. */
  act(now: Date): Promise<boolean>;
  plannedAt(): Date[];
}

/** One invitation in ten is declined once. */
const DECLINED_OF = 10;

export function createClients(play: Play): Clients {
  const colleagues = new Set(
    play.cast.everyone.flatMap((person) => (person.email ? [person.email.toLowerCase()] : [])),
  );
  const waiting: { at: Date; mail: ClientMail }[] = [];
  const declined = new Set<string>();
  const visitor = createApiClient(play.address, {});
  let cursor: string | undefined;

  const readNew = async (now: Date) => {
    for (;;) {
      const page = await play.demo.call(listRawMailRoute, { query: { limit: 200, ...(cursor ? { cursor } : {}) } });
      for (const message of page.messages) {
        const [to = ""] = message.envelopeTo;
        if (colleagues.has(to.toLowerCase()) || to.endsWith("@staff.example")) continue;
        const mail = await readClientMail(message.id, message.raw, message.envelopeTo);
        if (mail.token || mail.invitation) waiting.push({ at: nextSitting(play.calendar, now, 2), mail });
      }
      if (!page.next || page.messages.length === 0) return;
      cursor = page.next;
    }
  };

  return {
    plannedAt: () => waiting.map(({ at }) => at),
    act: async (now) => {
      await readNew(now);
      const due = waiting.filter(({ at }) => at <= now);
      for (const item of due) waiting.splice(waiting.indexOf(item), 1);
      let acted = false;
      for (const { mail } of due) acted = (await react(play, visitor, mail, declined, now)) || acted;
      return acted;
    },
  };
}

async function react(
  play: Play,
  visitor: ApiClient,
  mail: ClientMail,
  declined: Set<string>,
  now: Date,
): Promise<boolean> {
  if (mail.invitation) return answerInvitation(play, mail, declined, now);
  if (!mail.token) return false;
  const params = { token: mail.token };
  const mood = hashText(mail.messageId) % 10;
  if (mood >= 8) return false;
  if (mood === 7) return putMail(play, mail, composeAnswer(mail, now));
  const page = await visitor.call(getClientPageRoute, { params });
  const slot = page.meeting?.slots.at(-1);
  if (mood <= 3 && page.meeting?.state === "offered" && slot) {
    await visitor.call(pickSlotByLinkRoute, { params, body: { slot: slot.startsAt } });
  } else if (mood === 4) {
    await visitor.call(askQuestionRoute, { params, body: { text: "Do our delivery times stay as they are?" } });
  } else if (mood === 5) {
    await visitor.call(correctCoordinatesRoute, { params, body: { phone: "+1 555 0188" } });
  }
  await visitor.call(confirmNoticeRoute, { params });
  return true;
}

async function answerInvitation(play: Play, mail: ClientMail, declined: Set<string>, now: Date): Promise<boolean> {
  const { invitation } = mail;
  if (invitation?.method !== "REQUEST") return false;
  const declines = hashText(invitation.uid) % DECLINED_OF === 0 && !declined.has(invitation.uid);
  if (declines) declined.add(invitation.uid);
  return putMail(play, mail, composeReply(mail, declines ? "DECLINED" : "ACCEPTED", now), invitation.organizer);
}

async function putMail(play: Play, mail: ClientMail, raw: string, to = mail.from): Promise<boolean> {
  await play.demo.call(putMailRoute, { body: { envelopeFrom: mail.to, envelopeTo: [to], raw } });
  return true;
}
