import { Alert } from "@mantine/core";
import type { Problem } from "../app/problem.ts";
import { type LinkTexts, useLinkTexts } from "./link-texts.ts";

/** What went wrong, in the reader's language; nothing of ours is shown in another. */
export function describeRefusal({ words }: LinkTexts, problem: Problem): string {
  if (problem.status === 0) return words.linkPage.noConnection;
  if (problem.status >= 500) return words.linkPage.serverFailed;
  if (["slotTaken", "slotNotOffered", "notOpen"].includes(problem.reason)) return words.clientPage.takenMeanwhile;
  return words.linkPage.refused;
}

export function Refusal({ problem }: { problem: Problem | null }) {
  const texts = useLinkTexts();
  if (!problem) return null;
  return (
    <Alert color="red" role="alert">
      {describeRefusal(texts, problem)}
    </Alert>
  );
}
