import { IconMail } from "@tabler/icons-react";
import { Said } from "./dead-link.tsx";
import { useLinkTexts } from "./link-texts.ts";

/** Behind the links of a letter that is read before it is sent, by the head or the leaver: they belong to nobody. */
export function PreviewPage() {
  const { previewPage } = useLinkTexts().words;
  return <Said icon={<IconMail size={36} />} title={previewPage.title} lead={previewPage.lead} />;
}
