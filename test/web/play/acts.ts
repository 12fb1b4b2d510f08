import type { Locator, Page } from "playwright-core";
import type { TaskKind } from "../../../domain/tasks/task-kinds.ts";
import type { Say } from "./say.ts";

/** A date: there is no use in looking at the task again before. `wait`: it cannot be done yet, and nobody knows when. */
type Outcome = "done" | "wait" | Date;

/** What a person does for one kind of task on its page. */
type Act = (page: Page, say: Say, now: Date) => Promise<Outcome>;

/** They have done what they will. */
const NEVER = new Date(8.64e15);

const button = (page: Page | Locator, name: RegExp) => page.getByRole("button", { name });
const dialogOf = (page: Page) => page.getByRole("dialog");

const readTime = async (place: Locator): Promise<Date> =>
  new Date(String(await place.first().getAttribute("datetime")));

const press =
  (key: string): Act =>
  async (page, say) => {
    await button(page, say(key)).first().click();
    return "done";
  };

/** A button, and the same once more in the dialog that asks whether it is meant. */
const pressTwice =
  (key: string, again: string): Act =>
  async (page, say) => {
    await button(page, say(key)).first().click();
    await confirmIn(page, say, again);
    return "done";
  };

/** Who is told that meanwhile it is more clients than they saw looks again, and means those. */
async function confirmIn(page: Page, say: Say, key: string): Promise<void> {
  const changed = dialogOf(page).getByText(say("problems.countChanged"));
  const gone = page.locator("html:not(:has([role=dialog]))");
  do {
    await button(dialogOf(page), say(key)).click();
    await changed.or(gone).first().waitFor();
  } while (await changed.isVisible());
}

/** The first few, then all the others once somebody has looked at what went out. */
const releaseSendList: Act = async (page, say) => {
  const all = button(page, say("sendList.release.button"));
  const some = button(page, say("sendList.release.ofAll"));
  const waits = page.getByText(say("sendList.release.review")).or(page.getByText(say("sendList.release.nothing")));
  await all.or(some).or(waits).first().waitFor();
  if (await waits.first().isVisible()) return "wait";
  await all.or(some).first().click();
  await confirmIn(page, say, "sendList.release.button");
  return "done";
};

const reviewRelease: Act = async (page, say) => {
  const looked = button(page, say("sendList.review.button"));
  await looked.waitFor();
  if (await looked.isDisabled()) return "wait";
  await looked.click();
  return "done";
};

const holdIntroduction: Act = async (page, say) => {
  const record = button(page, say("desk.introduction.recordHeld"));
  const fix = button(page, say("desk.introduction.pickButton"));
  const later = page.getByText(say("desk.introduction.notYet"));
  const none = page.getByText(say("desk.introduction.pickNone"));
  const meeting = page.locator("dd time");
  await record.or(fix).or(later).or(none).first().waitFor();
  if (await record.isVisible()) {
    await record.click();
    return "done";
  }
  if (await later.isVisible()) return readTime(meeting);
  if (!(await fix.isVisible())) return "wait";
  await page
    .getByRole("combobox", { name: say("desk.introduction.time") })
    .or(page.getByLabel(say("desk.introduction.time")))
    .first()
    .click();
  await page.getByRole("option").first().click();
  await fix.click();
  await later.waitFor();
  return readTime(meeting);
};

const LAST_HOURS_MS = 4 * 3_600_000;

/** At the end of the last working day: until then whoever leaves works there. */
const closeAccount: Act = async (page, say, now) => {
  const due = await readTime(page.locator("main time"));
  const from = new Date(due.getTime() - LAST_HOURS_MS);
  return now < from ? from : press("departure.system.button")(page, say, now);
};

const makeFirstContact: Act = async (page, say) => {
  const complete = button(page, say("desk.contact.submitComplete"));
  const record = button(page, say("desk.contact.submit"));
  await complete.or(record).first().waitFor();
  if (await page.getByText(say("desk.contact.notSwitched")).isVisible()) return "wait";
  const needed = page.getByRole("listitem").filter({ has: page.getByText(say("desk.contact.mandatory")) });
  for (const item of await needed.all()) await item.getByRole("checkbox").check();
  await complete.click();
  return "done";
};

/** The leaver: no promises were made to any client. What else is missing becomes the successors' task, as in life. */
const completeDossiers: Act = async (page, say) => {
  const all = button(page, say("dossier.complete.markAll"));
  await all
    .or(button(page, say("dossier.complete.button")))
    .first()
    .waitFor();
  if (!(await all.isVisible())) return NEVER;
  await all.click();
  await button(page, say("dossier.complete.button")).click();
  await page.getByText(say("dossier.complete.filled")).waitFor();
  return NEVER;
};

const nothing: Act = async () => NEVER;

const unexpected: Act = async (page) => {
  throw new Error(`unexpected in this play: ${await page.locator("main").innerText()}`);
};

export const acts: Record<TaskKind, Act> = {
  confirmDeparture: press("departure.confirm.button"),
  closeExport: press("departure.system.button"),
  closeAccount,
  approveOwners: pressTwice("owners.act.approveRest", "owners.approve.submit"),
  acceptClients: press("desk.accept.submitAccept"),
  assignOwner: unexpected,
  completeDossiers,
  fillGaps: nothing,
  signInventory: pressTwice("dossier.sign.restButton", "dossier.sign.restButton"),
  signGoldInventory: press("dossier.sign.goldButton"),
  acknowledgeDepartment: press("department.acknowledgeAll"),
  settleObjection: unexpected,
  decideOffers: pressTwice("offers.verdict.approve", "offers.verdict.approve"),
  releaseSendList,
  reviewRelease,
  callClient: press("desk.call.submit"),
  sendLetter: press("desk.letter.submit"),
  offerInPerson: press("desk.offer.submit"),
  holdIntroduction,
  acceptQuestions: press("desk.questions.submit"),
  makeFirstContact,
  nameLooseWorkOwner: unexpected,
  acceptLooseWork: unexpected,
  settleOwnerConflict: unexpected,
  settleUnknownEffect: unexpected,
  needsAttention: unexpected,
};
