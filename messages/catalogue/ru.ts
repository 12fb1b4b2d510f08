import type { Catalogue } from "./catalogue.ts";
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
} from "./ru/client-mails.ts";
import { colleague, colleagueMail, departmentNotice, leaverTold, standup, testMail } from "./ru/colleague-mails.ts";
import { fieldErrors } from "./ru/field-errors.ts";
import { importRows } from "./ru/import-rows.ts";
import { labels } from "./ru/labels.ts";
import { problems } from "./ru/problems.ts";

/** Every text in Russian, by message. */
export const ru: Catalogue = {
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
