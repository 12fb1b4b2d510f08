import { SimpleGrid, Stack, Text } from "@mantine/core";
import { OwnLanguage } from "../../components/own-language.tsx";
import { PageHeader } from "../../components/page-header.tsx";
import { Panel } from "../../components/panel.tsx";
import { useTexts } from "../../texts/use-texts.ts";
import { AwayPanel } from "./away-panel.tsx";
import { DeputyPanel } from "./deputy-panel.tsx";

/** Who acts for me, when I am away, and in which language I am written to. */
export function AccountPage() {
  const { t } = useTexts();
  return (
    <>
      <PageHeader title={t("account.title")} lead={t("account.lead")} />
      <SimpleGrid cols={{ base: 1, md: 2 }}>
        <DeputyPanel />
        <Stack>
          <AwayPanel />
          <Panel title={t("account.language.title")}>
            <Text size="sm">{t("account.language.lead")}</Text>
            <div>
              <OwnLanguage />
            </div>
          </Panel>
        </Stack>
      </SimpleGrid>
    </>
  );
}
