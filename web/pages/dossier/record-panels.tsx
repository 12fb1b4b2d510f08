import { Text } from "@mantine/core";
import type { DossierView } from "../../../contracts/inventory.ts";
import { Money } from "../../components/money.tsx";
import { Panel } from "../../components/panel.tsx";
import { SimpleTable } from "../../components/simple-table.tsx";
import { useTexts } from "../../texts/use-texts.ts";

/** Deals still open. */
export function DealsPanel({ dossier }: { dossier: DossierView }) {
  const { t, day } = useTexts();
  const head = (["name", "stage", "value", "opened", "owner"] as const).map((name) => t(`dossier.deals.${name}`));
  return (
    <Panel title={t("dossier.deals.title")}>
      <SimpleTable
        label={t("dossier.deals.title")}
        head={head}
        empty={t("dossier.deals.empty")}
        rows={dossier.deals.map((deal) => ({
          key: deal.id,
          cells: [
            deal.title,
            deal.stage,
            <Money key="value" minor={deal.valueMinor} />,
            deal.openedOn ? day(deal.openedOn) : "",
            deal.ownerId ? dossier.names[deal.ownerId] : "",
          ],
        }))}
      />
    </Panel>
  );
}

/** What was done with the client lately. */
export function HistoryPanel({ dossier }: { dossier: DossierView }) {
  const { t, label, instant } = useTexts();
  const { history, names } = dossier;
  return (
    <Panel title={t("dossier.history.title")}>
      {history.length > 0 ? (
        <Text size="sm" c="dimmed">
          {t("dossier.history.lead", { count: history.length })}
        </Text>
      ) : null}
      <SimpleTable
        label={t("dossier.history.title")}
        head={[t("dossier.history.when"), t("dossier.history.what"), t("dossier.history.who")]}
        empty={t("dossier.history.empty")}
        rows={history.map((entry, at) => ({
          key: `${entry.at} ${at}`,
          cells: [
            instant(entry.at),
            <>
              {label("interactionKind", entry.kind)}
              {entry.note ? (
                <Text size="sm" c="dimmed" style={{ whiteSpace: "pre-wrap" }}>
                  {entry.note}
                </Text>
              ) : null}
            </>,
            entry.personId ? (names[entry.personId] ?? "") : "",
          ],
        }))}
      />
    </Panel>
  );
}

/** Answers to gaps that no record fills, in the words they were given. */
export function AnswersPanel({ dossier }: { dossier: DossierView }) {
  const { t, label } = useTexts();
  if (dossier.answers.length === 0) return null;
  return (
    <Panel title={t("dossier.answers.title")}>
      {dossier.answers.map(({ kind, subject, text }) => (
        <div key={`${kind} ${subject} ${text}`}>
          <Text size="xs" c="dimmed">
            {label("gapAnswer", kind)}
          </Text>
          {text ? (
            <Text size="sm" style={{ whiteSpace: "pre-wrap" }}>
              {text}
            </Text>
          ) : null}
        </div>
      ))}
    </Panel>
  );
}

/** What the client wrote in answer to the notice. */
export function RepliesPanel({ dossier }: { dossier: DossierView }) {
  const { t } = useTexts();
  if (dossier.replies.length === 0) return null;
  return (
    <Panel title={t("dossier.replies.title")}>
      {dossier.replies.map((text, at) => (
        <Text key={`${at} ${text}`} component="blockquote" size="sm" m={0} style={{ whiteSpace: "pre-wrap" }}>
          {text}
        </Text>
      ))}
    </Panel>
  );
}
