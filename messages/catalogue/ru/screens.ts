import type { Texts } from "../catalogue.ts";
import type { screens as english } from "../en/screens.ts";
import { account } from "./screens/account.ts";
import { attention } from "./screens/attention.ts";
import { audit } from "./screens/audit.ts";
import { board } from "./screens/board.ts";
import { common } from "./screens/common.ts";
import { connections } from "./screens/connections.ts";
import { department } from "./screens/department.ts";
import { departure } from "./screens/departure.ts";
import { desk } from "./screens/desk.ts";
import { dossier } from "./screens/dossier.ts";
import { fileProblem } from "./screens/file-problems.ts";
import { imports } from "./screens/imports.ts";
import { leaving } from "./screens/leaving.ts";
import { mailbox } from "./screens/mailbox.ts";
import { newDeparture } from "./screens/new-departure.ts";
import { offers } from "./screens/offers.ts";
import { owners } from "./screens/owners.ts";
import { people } from "./screens/people.ts";
import { readiness } from "./screens/readiness.ts";
import { reports } from "./screens/reports.ts";
import { sendList } from "./screens/send-list.ts";
import { settings } from "./screens/settings.ts";
import { work } from "./screens/work.ts";

/** What the screens say, by screen. */
export const screens: Texts<typeof english> = {
  account,
  attention,
  audit,
  board,
  common,
  connections,
  department,
  departure,
  desk,
  dossier,
  fileProblem,
  imports,
  leaving,
  mailbox,
  newDeparture,
  offers,
  owners,
  people,
  readiness,
  reports,
  sendList,
  settings,
  work,
};
