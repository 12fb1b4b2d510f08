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
import { colleague, colleagueMail, departmentNotice, leaverTold, standup, testMail } from "./en/colleague-mails.ts";
import { fieldErrors } from "./en/field-errors.ts";
import { importRows } from "./en/import-rows.ts";
import { labels } from "./en/labels.ts";
import { problems } from "./en/problems.ts";

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
  testMail,
  problems,
  fieldErrors,
  importRows,
};
