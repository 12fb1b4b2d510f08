import { Text } from "@mantine/core";
import { IconCheck, IconCloudOff, IconLoader2 } from "@tabler/icons-react";
import type { ReactNode } from "react";
import { describeProblem } from "../../../texts/describe-problem.ts";
import { type Texts, useTexts } from "../../../texts/use-texts.ts";
import { ConflictBox } from "./conflict-box.tsx";
import type { DossierSaver, FieldState } from "./dossier-saver.ts";
import { useSavedField } from "./use-dossier-saver.ts";

/** What an input needs to show a field and say how it stands. */
export interface FieldInput {
  value: string;
  onType: (text: string) => void;
  onBlur: () => void;
  error: string | undefined;
  mark: ReactNode;
}

interface SavedFieldProps {
  saver: DossierSaver;
  field: string;
  label: string;
  show?: (text: string) => string;
  /** What is typed is not ready to be saved yet, and why. */
  unready?: (text: string) => string | undefined;
  children: (input: FieldInput) => ReactNode;
}

/** One field that saves itself: its input, whether it is saved, and a conflict beside it. */
export function SavedField({ saver, field, label, show, unready, children }: SavedFieldProps) {
  const texts = useTexts();
  const state = useSavedField(saver, field);
  const missing = state.text === null ? undefined : unready?.(state.text);
  return (
    <div>
      {children({
        value: state.value,
        onType: (text) => saver.type(field, text, { hold: unready?.(text) !== undefined }),
        onBlur: () => saver.leave(field),
        error: missing ?? describeRefusal(texts, state),
        mark: <SaveMark status={state.status} />,
      })}
      {state.status === "waiting" ? (
        <Text size="xs" c="dimmed" mt={2}>
          {texts.t("dossier.save.waiting")}
        </Text>
      ) : null}
      {state.status === "conflict" ? (
        <ConflictBox
          label={label}
          state={state}
          {...(show ? { show } : {})}
          onKeepMine={() => saver.keepMine(field)}
          onTakeTheirs={() => saver.dropMine(field)}
        />
      ) : null}
    </div>
  );
}

function describeRefusal(texts: Texts, { status, problem }: FieldState): string | undefined {
  if (status !== "refused" || !problem) return undefined;
  return Object.values(problem.fields)[0] ?? describeProblem(texts, problem);
}

function SaveMark({ status }: { status: FieldState["status"] }) {
  if (status === "saving") return <IconLoader2 size={14} aria-hidden />;
  if (status === "saved") return <IconCheck size={14} aria-hidden color="var(--mantine-color-dimmed)" />;
  if (status === "waiting") return <IconCloudOff size={14} aria-hidden color="var(--mantine-color-error)" />;
  return null;
}
