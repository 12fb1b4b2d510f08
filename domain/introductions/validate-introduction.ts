import type { IntroductionFormat } from "../codes.ts";

export type IntroductionParticipant = {
  personId: string;
  as: "leaver" | "head" | "executive" | "successor" | "client";
};

export type IntroductionError =
  | "successorMissing"
  | "clientMissing"
  | "leaverOrHeadMissing"
  | "managementMissing"
  | "samePersonTwice";

/**
 * R18: what is wrong with the people of a joint meeting or call: it needs the successor, the client and the leaver (or
 * the head in their place); a meeting while the leaver is there needs head or executive as well (R19). An introduction
 * in the notice needs nobody.
 */
export function validateIntroduction(
  participants: readonly IntroductionParticipant[],
  format: IntroductionFormat,
  leaverPresent: boolean,
): IntroductionError[] {
  if (format === "inNotice") return [];
  const has = (part: IntroductionParticipant["as"]) => participants.some(({ as }) => as === part);
  const errors: IntroductionError[] = [];
  if (!has("successor")) errors.push("successorMissing");
  if (!has("client")) errors.push("clientMissing");
  if (!(leaverPresent ? has("leaver") || has("head") : has("head") || has("executive")))
    errors.push("leaverOrHeadMissing");
  else if (format === "jointMeeting" && !has("head") && !has("executive")) errors.push("managementMissing");
  if (new Set(participants.map(({ personId }) => personId)).size < participants.length) errors.push("samePersonTwice");
  return errors;
}
