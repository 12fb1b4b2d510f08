import { Stack } from "@mantine/core";
import { useNavigate, useSearch } from "@tanstack/react-router";
import { useMemo } from "react";
import type { z } from "zod";
import { listTemplatesRoute } from "../../../contracts/routes/templates.ts";
import type { Template } from "../../../contracts/templates.ts";
import { useRead } from "../../app/queries.ts";
import type { Column } from "../../components/data-table/column.ts";
import { DataTable } from "../../components/data-table/data-table.tsx";
import { Loaded } from "../../components/states.tsx";
import { type Texts, useTexts } from "../../texts/use-texts.ts";
import { SettingsFrame } from "./settings-frame.tsx";
import { TemplatePanel } from "./template-panel.tsx";

type Mail = z.output<typeof Template>;

/** Every mail the system sends, with its preview; the one shown stands in the address. */
export function TemplatesPage() {
  const texts = useTexts();
  const { t } = texts;
  const navigate = useNavigate();
  const { mail } = useSearch({ strict: false }) as { mail?: string };
  const templates = useRead(listTemplatesRoute, {});
  const columns = useMemo(() => mailColumns(texts), [texts]);
  const open = (kind: string) =>
    void navigate({ to: "/settings/templates", search: { mail: kind } as never, replace: true });
  return (
    <SettingsFrame>
      <Loaded query={templates}>
        {({ templates: mails }) => {
          const shown = mails.find((one) => one.kind === mail) ?? mails[0];
          return (
            <Stack>
              <DataTable
                label={t("settings.template.list")}
                rows={mails}
                columns={columns}
                rowId={(one) => one.kind}
                onOpen={(one) => open(one.kind)}
                maxHeight="36dvh"
              />
              {shown ? <TemplatePanel key={shown.kind} template={shown} /> : null}
            </Stack>
          );
        }}
      </Loaded>
    </SettingsFrame>
  );
}

const mailColumns = ({ t, label }: Texts): Column<Mail>[] => [
  {
    id: "kind",
    header: t("settings.template.list"),
    cell: (one) => label("message", one.kind),
    sortBy: (one) => label("message", one.kind),
  },
  {
    id: "when",
    header: t("settings.template.when"),
    share: 1.6,
    cell: (one) => label("messageWhen", one.kind),
    visibleFrom: "md",
  },
  {
    id: "audience",
    header: t("settings.template.audience"),
    cell: (one) => label("audience", one.audience),
    sortBy: (one) => one.audience,
    visibleFrom: "sm",
  },
  {
    id: "own",
    header: t("settings.template.own"),
    width: "9rem",
    cell: ({ editable, own }) =>
      editable ? t("settings.template.ownCount", { count: Math.max(own.en, own.ru) }) : "—",
  },
];
