import { notifications } from "@mantine/notifications";
import { useEffect } from "react";
import { describeProblem } from "../texts/describe-problem.ts";
import { useTexts } from "../texts/use-texts.ts";
import type { Problem } from "./problem.ts";

export interface Refusal {
  problem: Problem;
  /** What had been shown at once is as before again. */
  putBack: boolean;
}

/** Says of every refused act that no page says itself: what is wrong, and that the page shows the truth again. */
export function RefusalNotices({ refusal }: { refusal: Refusal | null }) {
  const texts = useTexts();
  useEffect(() => {
    if (!refusal) return;
    const { problem, putBack } = refusal;
    notifications.show({
      color: "red",
      title: texts.t("common.refused"),
      message: [describeProblem(texts, problem), putBack ? texts.t("common.putBack") : ""].join(" ").trim(),
      autoClose: 12_000,
      role: "alert",
    });
    // Said once, in the language of that moment.
    // oxlint-disable-next-line react-hooks/exhaustive-deps -- a change of language must not say it again
  }, [refusal]);
  return null;
}
