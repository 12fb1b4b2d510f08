import {
  client,
  clientNotice,
  clientNoticeCorrection,
  clientQuestionReceipt,
  meetingCancelled,
  meetingInvitation,
  objectionReceipt,
  ownLetter,
  receipt,
} from "./en/client-mails.ts";
import { colleague, colleagueMail, departmentNotice, leaverTold, standup } from "./en/colleague-mails.ts";
import { labels } from "./en/labels.ts";

/** Every text in English, by message. */
export const en = {
  labels,
  client,
  clientNotice,
  clientNoticeCorrection,
  meetingInvitation,
  meetingCancelled,
  objectionReceipt,
  clientQuestionReceipt,
  receipt,
  ownLetter,
  colleague,
  colleagueMail,
  leaverTold,
  departmentNotice,
  standup,
};
