import { Alert, Button, Group, Stack, Text } from "@mantine/core";
import { useBusinessNow } from "../../../app/use-business-now.ts";
import { useTexts } from "../../../texts/use-texts.ts";
import { CopyText } from "./copy-text.tsx";
import type { FieldState } from "./dossier-saver.ts";

interface ConflictBoxProps {
  label: string;
  state: FieldState;
  /** How a stored value reads: a code by its word, a day as a day. */
  show?: (text: string) => string;
  onKeepMine: () => void;
  onTakeTheirs: () => void;
}

/** Somebody else changed the same field: both texts, who and when, and the person's choice. */
export function ConflictBox({ label, state, show = (text) => text, onKeepMine, onTakeTheirs }: ConflictBoxProps) {
  const { t, relative } = useTexts();
  const now = useBusinessNow();
  const { theirs, text } = state;
  if (!theirs || text === null) return null;
  const name = theirs.byName ?? t("dossier.conflict.somebody");
  // A clock of the browser's own may run a little behind the server's.
  const at = theirs.at ? relative(theirs.at, theirs.at > now.toISOString() ? theirs.at : now) : "";
  return (
    <Alert color="orange" p="xs" mt={4} title={t("dossier.conflict.changed", { name, at })}>
      <Stack gap={6} role="group" aria-label={t("dossier.conflict.label", { field: label })}>
        <Version name={t("dossier.conflict.theirs", { name })} text={show(theirs.text)} />
        <Version name={t("dossier.conflict.mine")} text={show(text)} />
        <Group gap={6}>
          <Button size="compact-sm" onClick={onKeepMine}>
            {t("dossier.conflict.keepMine")}
          </Button>
          <Button size="compact-sm" variant="default" onClick={onTakeTheirs}>
            {t("dossier.conflict.takeTheirs")}
          </Button>
          <CopyText text={text} />
        </Group>
      </Stack>
    </Alert>
  );
}

function Version({ name, text }: { name: string; text: string }) {
  const { t } = useTexts();
  return (
    <div>
      <Text size="xs" c="dimmed">
        {name}
      </Text>
      <Text size="sm" style={{ whiteSpace: "pre-wrap", overflowWrap: "anywhere" }}>
        {text === "" ? t("dossier.conflict.empty") : text}
      </Text>
    </div>
  );
}
