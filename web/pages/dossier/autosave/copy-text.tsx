import { Button, CopyButton } from "@mantine/core";
import { useTexts } from "../../../texts/use-texts.ts";

/** Takes a text that cannot be saved as it is to where it can. */
export function CopyText({ text }: { text: string }) {
  const { t } = useTexts();
  return (
    <CopyButton value={text}>
      {({ copied, copy }) => (
        <Button size="compact-sm" variant="default" onClick={copy}>
          {copied ? t("dossier.conflict.copied") : t("dossier.conflict.copy")}
        </Button>
      )}
    </CopyButton>
  );
}
