import type { MessageDocument } from "./document.ts";
import type { MessageData, MessageKind } from "./kinds.ts";
import type { Locale } from "./locale.ts";
import { catalogues, createReader, type Reader } from "./reader.ts";
import { renderHtml } from "./render-html.ts";
import { renderText } from "./render-text.ts";
import { writeClientNotice } from "./templates/client-notice.ts";
import { writeClientNoticeCorrection } from "./templates/client-notice-correction.ts";
import { writeClientReceipt } from "./templates/client-receipt.ts";
import { writeColleagueMail } from "./templates/colleague-mail.ts";
import { writeDepartmentNotice } from "./templates/department-notice.ts";
import { writeLeaverTold } from "./templates/leaver-told.ts";
import { writeMeetingCancelled, writeMeetingInvitation } from "./templates/meeting-mails.ts";
import { writeStandup } from "./templates/standup.ts";
import { writeTestMail } from "./templates/test-mail.ts";
import { applyWording, type OwnWording } from "./wording.ts";

/** The parts of a multipart/alternative mail. */
export interface RenderedMessage {
  subject: string;
  text: string;
  html: string;
}

const templates: { [K in MessageKind]: (reader: Reader, data: MessageData[K]) => MessageDocument } = {
  clientNotice: writeClientNotice,
  clientNoticeCorrection: writeClientNoticeCorrection,
  meetingInvitation: writeMeetingInvitation,
  meetingCancelled: writeMeetingCancelled,
  objectionReceipt: (reader, data) => writeClientReceipt(reader, data, reader.texts.objectionReceipt),
  clientQuestionReceipt: (reader, data) => writeClientReceipt(reader, data, reader.texts.clientQuestionReceipt),
  colleagueMail: writeColleagueMail,
  leaverTold: writeLeaverTold,
  departmentNotice: writeDepartmentNotice,
  standup: writeStandup,
  testMail: writeTestMail,
};

/**
 * Renders one message in the reader's language: a subject of one line, plain text, and HTML with the same words. Pure:
 * the same data give the same bytes, so a preview is what is sent. `own`: the company's own words for this message.
 * @throws Error for a date or link that is none
 */
export function renderMessage<K extends MessageKind>(
  kind: K,
  locale: Locale,
  data: MessageData[K],
  own: OwnWording = {},
): RenderedMessage {
  const document = templates[kind](createReader(locale, applyWording(catalogues[locale], own)), data);
  // A name may hold a line break; a subject must not, or it would start a header of its own.
  const subject = document.subject.replaceAll(/[\s\p{Cc}]+/gu, " ").trim();
  return { subject, text: renderText(document.blocks), html: renderHtml({ ...document, subject }, locale) };
}
