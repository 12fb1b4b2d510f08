import type { Locator, Page } from "playwright-core";
import type { TaskKind } from "../../../domain/tasks/task-kinds.ts";
import type { Say } from "./say.ts";

/**
 * What a person does for one kind of task on its page. `wait`: it cannot be done before time has passed; `seen`: they
 * have done what they will.
 */
type Act = (page: Page, say: Say) => Promise<"wait" | "seen" | "done">;

const button = (page: Page | Locator, name: RegExp) => page.getByRole("button", { name });
const dialogOf = (page: Page) => page.getByRole("dialog");

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
    await button(dialogOf(page), say(again)).click();
    return "done";
  };

/** The first few, then all the others once somebody has looked at what went out. */
const releaseSendList: Act = async (page, say) => {
  const all = button(page, say("sendList.release.button"));
  const some = button(page, say("sendList.release.ofAll"));
  const waits = page.getByText(say("sendList.release.review")).or(page.getByText(say("sendList.release.nothing")));
  await all.or(some).or(waits).first().waitFor();
  if (await waits.first().isVisible()) return "wait";
  await all.or(some).first().click();
  await button(dialogOf(page), say("sendList.release.button")).click();
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
  await record.or(fix).or(later).or(none).first().waitFor();
  if (await record.isVisible()) {
    await record.click();
    return "done";
  }
  if ((await later.isVisible()) || !(await fix.isVisible())) return "wait";
  await page
    .getByRole("combobox", { name: say("desk.introduction.time") })
    .or(page.getByLabel(say("desk.introduction.time")))
    .first()
    .click();
  await page.getByRole("option").first().click();
  await fix.click();
  return "wait";
};

const makeFirstContact: Act = async (page, say) => {
  const complete = button(page, say("desk.contact.submitComplete"));
  const record = button(page, say("desk.contact.submit"));
  await complete.or(record).first().waitFor();
  if (await page.getByText(say("desk.contact.notSwitched")).isVisible()) return "wait";
  for (const box of await page.getByRole("checkbox").all()) if (await box.isEnabled()) await box.check();
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
  if (!(await all.isVisible())) return "seen";
  await all.click();
  await button(page, say("dossier.complete.button")).click();
  await page.getByText(say("dossier.complete.filled")).waitFor();
  return "seen";
};

const nothing: Act = async () => "seen";

const unexpected: Act = async (page) => {
  throw new Error(`unexpected in this play: ${await page.locator("main").innerText()}`);
};

export const acts: Record<TaskKind, Act> = {
  confirmDeparture: press("departure.confirm.button"),
  closeExport: press("departure.system.button"),
  closeAccount: press("departure.system.button"),
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
