import { Button, Table, Text } from "@mantine/core";
import type { SendList } from "../../../contracts/client-notices.ts";
import { Panel } from "../../components/panel.tsx";
import { useTexts } from "../../texts/use-texts.ts";
import { useOpenNotice } from "./use-open-notice.ts";

const counts = ["count", "sent", "byPeople", "underWay", "failed", "unknown", "takenBack", "confirmed"] as const;

/** The releases so far, each with how many of its notices are where. */
export function ReleasesPanel({ releases }: Pick<SendList, "releases">) {
  const { t, instant, number } = useTexts();
  const { show } = useOpenNotice();
  const reviewed = ({ reviewedAt }: SendList["releases"][number], at: number) => {
    if (reviewedAt) return instant(reviewedAt);
    return at === 0 ? t("sendList.releases.waitsForLook") : t("sendList.releases.notNeeded");
  };
  return (
    <Panel title={t("sendList.releases.title")}>
      {releases.length === 0 ? (
        <Text c="dimmed">{t("sendList.releases.none")}</Text>
      ) : (
        <Table.ScrollContainer minWidth={880} scrollAreaProps={{ viewportProps: { tabIndex: 0 } }}>
          <Table withRowBorders verticalSpacing="xs">
            <Table.Thead>
              <Table.Tr>
                <Table.Th scope="col">{t("sendList.releases.released")}</Table.Th>
                {counts.map((name) => (
                  <Table.Th key={name} scope="col" ta="end">
                    {t(`sendList.releases.${name}`)}
                  </Table.Th>
                ))}
                <Table.Th scope="col">{t("sendList.releases.reviewed")}</Table.Th>
                <Table.Td />
              </Table.Tr>
            </Table.Thead>
            <Table.Tbody>
              {releases.map((release, at) => (
                <Table.Tr key={release.releaseId}>
                  <Table.Td>{instant(release.releasedAt)}</Table.Td>
                  {counts.map((name) => (
                    <Table.Td
                      key={name}
                      ta="end"
                      c={isBad(name, release[name]) ? "var(--mantine-color-error)" : undefined}
                    >
                      {number(release[name])}
                    </Table.Td>
                  ))}
                  <Table.Td>{reviewed(release, at)}</Table.Td>
                  <Table.Td ta="end">
                    <Button
                      size="compact-sm"
                      variant="default"
                      aria-label={t("sendList.releases.openOf", { at: instant(release.releasedAt) })}
                      onClick={() => show({ release: release.releaseId })}
                    >
                      {t("sendList.releases.open")}
                    </Button>
                  </Table.Td>
                </Table.Tr>
              ))}
            </Table.Tbody>
          </Table>
        </Table.ScrollContainer>
      )}
    </Panel>
  );
}

const isBad = (name: (typeof counts)[number], value: number) => (name === "failed" || name === "unknown") && value > 0;
