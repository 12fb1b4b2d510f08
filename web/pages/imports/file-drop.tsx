import { ActionIcon, Alert, Group, List, Stack, Text } from "@mantine/core";
import { Dropzone } from "@mantine/dropzone";
import "@mantine/dropzone/styles.layer.css";
import { IconFileUpload, IconX } from "@tabler/icons-react";
import { useTexts } from "../../texts/use-texts.ts";
import { addFiles, LIMIT_MB, sizeMb } from "./read-files.ts";

interface FileDropProps {
  files: readonly File[];
  onChange: (files: File[]) => void;
}

/** The files of an export: dropped or chosen, several at once and one after the other. */
export function FileDrop({ files, onChange }: FileDropProps) {
  const { t, number } = useTexts();
  return (
    <Stack gap="sm">
      <Dropzone
        onDrop={(more: File[]) => onChange(addFiles(files, more))}
        multiple
        p="lg"
        aria-label={t("imports.drop")}
        inputProps={{ "aria-label": t("imports.drop") }}
      >
        <Group wrap="nowrap" style={{ pointerEvents: "none" }}>
          <IconFileUpload size={28} aria-hidden style={{ flexShrink: 0 }} />
          <div>
            <Text fw={600}>{t("imports.drop")}</Text>
            <Text size="sm" c="dimmed">
              {t("imports.dropLead", { limit: LIMIT_MB, archive: "gzip" })}
            </Text>
          </div>
        </Group>
      </Dropzone>
      {files.length > 0 ? (
        <List listStyleType="none" spacing={4} size="sm">
          {files.map((file) => (
            <List.Item key={file.name}>
              <Group gap="xs" wrap="nowrap">
                <ActionIcon
                  variant="subtle"
                  color="gray"
                  aria-label={t("imports.remove", { file: file.name })}
                  onClick={() => onChange(files.filter((one) => one !== file))}
                >
                  <IconX size={16} />
                </ActionIcon>
                <Text size="sm" style={{ overflowWrap: "anywhere" }}>
                  {file.name}
                </Text>
                <Text size="sm" c="dimmed" style={{ whiteSpace: "nowrap" }}>
                  {t("imports.size", { size: number(Math.max(0.01, sizeMb([file])), 2) })}
                </Text>
              </Group>
            </List.Item>
          ))}
        </List>
      ) : null}
      {sizeMb(files) > LIMIT_MB ? (
        <Alert color="red" role="alert">
          {t("imports.tooLarge", { limit: LIMIT_MB, archive: "gzip" })}
        </Alert>
      ) : null}
    </Stack>
  );
}
