import type { effects } from "../../db/schema/effects.ts";
import type { EffectKind } from "./effect-kind.ts";
import { cancellation } from "./kinds/cancellation.ts";
import { clientNotice } from "./kinds/client-notice.ts";
import { clientReceipt } from "./kinds/client-receipt.ts";
import { colleagueMail } from "./kinds/colleague-mail.ts";
import { departmentNotice } from "./kinds/department-notice.ts";
import { invitation } from "./kinds/invitation.ts";
import { leaverTold } from "./kinds/leaver-told.ts";
import { standup } from "./kinds/standup.ts";
import { testMail } from "./kinds/test-mail.ts";

/** Every kind of effect with its renderer. Owners are written back in sets by their own step, not one by one. */
export const effectKinds: Record<(typeof effects.$inferSelect)["kind"], EffectKind> = {
  clientNotice,
  clientReceipt,
  departmentNotice,
  colleagueMail,
  leaverTold,
  invitation,
  cancellation,
  standup,
  testMail,
  ownerWriteBack: { prepare: async () => ({ cancel: "writtenInSets" }), ifNotSent: "planAgain" },
};
