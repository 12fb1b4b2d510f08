import { listIntroductionsRoute } from "../../../../contracts/routes/introductions.ts";
import { useRead } from "../../../app/queries.ts";
import { Panel } from "../../../components/panel.tsx";
import { Empty, Loaded } from "../../../components/states.tsx";
import { useTexts } from "../../../texts/use-texts.ts";
import type { StepProps } from "../../work/steps.ts";
import { IntroductionActs } from "../introduction/introduction-acts.tsx";
import { IntroductionFacts } from "../introduction/introduction-facts.tsx";
import { TalkLayout } from "../talk/talk-layout.tsx";

/** Who leads an introduction: fix its time on the telephone, then tell how it went. */
export function HoldIntroductionStep({ task, onDone }: StepProps) {
  const { t } = useTexts();
  const handoverId = task.handoverId ?? "";
  const query = { handoverId };
  const found = useRead(listIntroductionsRoute, { query }, { enabled: handoverId !== "" });
  return (
    <Loaded query={found}>
      {({ introductions: [introduction] }) =>
        introduction ? (
          <TalkLayout handoverId={handoverId}>
            {() => (
              <Panel title={t("desk.introduction.title", { client: introduction.clientName })}>
                <IntroductionFacts introduction={introduction} />
                <IntroductionActs introduction={introduction} onDone={onDone} />
              </Panel>
            )}
          </TalkLayout>
        ) : (
          <Empty title={t("desk.introduction.none")}>{t("desk.introduction.noneLead")}</Empty>
        )
      }
    </Loaded>
  );
}
