import { Button, Group, Stack } from "@mantine/core";
import { useNavigate } from "@tanstack/react-router";
import { useState } from "react";
import type { ImportSample } from "../../../contracts/imports.ts";
import { sampleImportRoute, uploadImportRoute } from "../../../contracts/routes/imports.ts";
import { useChange } from "../../app/queries.ts";
import { Panel } from "../../components/panel.tsx";
import { useTexts } from "../../texts/use-texts.ts";
import { FileDrop } from "./file-drop.tsx";
import { FileProblems } from "./file-problems.tsx";
import { type Choices, nameMapping } from "./mapping-choices.ts";
import { MappingPanel } from "./mapping-panel.tsx";
import { LIMIT_MB, readFiles, sizeMb } from "./read-files.ts";

/** From files to a dry run: choose them, look at their columns, correct the mapping, try it out. */
export function NewImport() {
  const { t } = useTexts();
  const navigate = useNavigate();
  const [files, setFiles] = useState<File[]>([]);
  const [charset, setCharset] = useState<string | null>(null);
  const [choices, setChoices] = useState<Choices>({});
  const [sample, setSample] = useState<ImportSample | null>(null);
  const look = useChange(sampleImportRoute, { quiet: true, onDone: setSample });
  const upload = useChange(uploadImportRoute, {
    quiet: true,
    onDone: ({ importId }) => void navigate({ to: `/import/${importId}` }),
  });
  const problem = upload.error ?? look.error;

  const change = (next: File[]) => {
    setFiles(next);
    setSample(null);
    setChoices({});
    look.reset();
    upload.reset();
  };
  const lookAt = async (corrections: Choices) => {
    upload.reset();
    const body = {
      files: await readFiles(files),
      ...(charset ? { charset } : {}),
      ...(Object.keys(corrections).length > 0 ? { corrections: Object.values(corrections) } : {}),
    };
    look.mutate({ body });
    return body;
  };
  const tryOut = async ({ sourceName, dataAsOf }: { sourceName: string; dataAsOf: string | null }) => {
    const content = await readFiles(files);
    const corrections = Object.values(choices);
    const answer =
      sample && corrections.length > 0
        ? await look.mutateAsync({ body: { files: content, corrections, ...(charset ? { charset } : {}) } })
        : sample;
    const mapping = answer?.proposed ?? null;
    upload.mutate({
      body: {
        files: content,
        ...(mapping === null ? {} : { mapping: nameMapping(mapping, sourceName) }),
        ...(dataAsOf ? { dataAsOf } : {}),
      },
    });
  };

  return (
    <Stack>
      <Panel title={t("imports.new")}>
        <FileDrop files={files} onChange={change} />
        {problem ? <FileProblems problem={problem} charset={charset} onCharset={setCharset} /> : null}
        {files.length > 0 ? (
          <Group>
            <Button
              variant={sample ? "default" : "filled"}
              loading={look.isPending}
              disabled={sizeMb(files) > LIMIT_MB}
              onClick={() => void lookAt({})}
            >
              {t(sample || problem ? "imports.lookAgain" : "imports.look")}
            </Button>
          </Group>
        ) : null}
      </Panel>
      {sample ? (
        <MappingPanel
          sample={sample}
          choices={choices}
          pending={upload.isPending || look.isPending}
          onTry={(options) => void tryOut(options)}
          onChoices={(next, anew) => {
            setChoices(next);
            if (anew) void lookAt(next);
          }}
        />
      ) : null}
    </Stack>
  );
}
