import { Alert, Text } from "@mantine/core";
import type { SendList } from "../../../contracts/client-notices.ts";
import { type Texts, useTexts } from "../../texts/use-texts.ts";

/** To whom notices really go, before one is released: nobody outside until the company goes live. */
export function NoticeReach({ reach }: Pick<SendList, "reach">) {
  const texts = useTexts();
  const { t } = texts;
  if (reach.mode === "all") return <Text size="sm">{describeReach(texts, reach)}</Text>;
  return (
    <Alert color={reach.mode === "off" ? "blue" : "orange"} title={t(`sendList.reach.${reach.mode}Title`)}>
      {describeReach(texts, reach)}
    </Alert>
  );
}

/** The same in a sentence. */
export const describeReach = ({ t, list }: Texts, { mode, domains }: SendList["reach"]): string =>
  t(`sendList.reach.${mode}`, { domains: list(domains) });
