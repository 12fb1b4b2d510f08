import { Button, Grid, Group, Stack, Text, TextInput } from "@mantine/core";
import { useDebouncedValue } from "@mantine/hooks";
import { IconSearch } from "@tabler/icons-react";
import { useNavigate, useSearch } from "@tanstack/react-router";
import { useMemo, useState } from "react";
import { listMailRoute } from "../../../contracts/routes/mailbox.ts";
import type { Answer } from "../../app/call.ts";
import { useRead } from "../../app/queries.ts";
import type { Column } from "../../components/data-table/column.ts";
import { DataTable } from "../../components/data-table/data-table.tsx";
import { PageHeader } from "../../components/page-header.tsx";
import { Empty, Loaded } from "../../components/states.tsx";
import { type Texts, useTexts } from "../../texts/use-texts.ts";
import { MailPanel } from "./mail-panel.tsx";

export type Mail = Answer<typeof listMailRoute>["messages"][number];

interface MailboxSearch {
  find?: string;
  mail?: number;
}

/** What the company sends while nothing leaves it: found by recipient or subject, read as its reader sees it. */
export function MailboxPage() {
  const texts = useTexts();
  const { t } = texts;
  const navigate = useNavigate();
  const { find = "", mail } = useSearch({ strict: false }) as MailboxSearch;
  const [typed, setTyped] = useState(String(find));
  const [search] = useDebouncedValue(typed.trim(), 250);
  // Where each older page began; none: the newest.
  const [cursors, setCursors] = useState<readonly string[]>([]);
  const cursor = cursors.at(-1);
  const query = { limit: 100, ...(search ? { search } : {}), ...(cursor ? { cursor } : {}) };
  const mails = useRead(listMailRoute, { query }, { keepPrevious: true, liveEveryMs: 2_000 });
  const columns = useMemo(() => mailColumns(texts), [texts]);
  const go = (next: MailboxSearch) => void navigate({ to: "/mailbox", search: next as never, replace: true });
  const open = (id?: number) => go({ ...(typed ? { find: typed } : {}), ...(id === undefined ? {} : { mail: id }) });
  const chosen = mails.data?.messages.find((one) => one.id === Number(mail));
  if (mails.error?.reason === "companyIsLive")
    return (
      <>
        <PageHeader title={t("mailbox.title")} />
        <Empty title={t("mailbox.live")} />
      </>
    );
  return (
    <>
      <PageHeader title={t("mailbox.title")} lead={t("mailbox.lead")} />
      <TextInput
        type="search"
        maw={420}
        mb="md"
        aria-label={t("mailbox.find")}
        placeholder={t("mailbox.find")}
        leftSection={<IconSearch size={16} aria-hidden />}
        value={typed}
        onChange={(event) => {
          setTyped(event.currentTarget.value);
          setCursors([]);
        }}
      />
      <Loaded query={mails}>
        {({ messages, next }) => (
          <Grid>
            <Grid.Col span={{ base: 12, lg: 5 }}>
              {messages.length === 0 ? <NoMail searched={search !== ""} /> : null}
              {messages.length > 0 ? (
                <DataTable
                  label={t("mailbox.title")}
                  rows={messages}
                  columns={columns}
                  rowId={(one) => String(one.id)}
                  onOpen={(one) => open(one.id)}
                  tone={(one) => (one.id === chosen?.id ? "changed" : undefined)}
                />
              ) : null}
              <Group mt="xs" gap="xs">
                {cursors.length > 0 ? (
                  <Button size="xs" variant="default" onClick={() => setCursors(cursors.slice(0, -1))}>
                    {t("mailbox.newer")}
                  </Button>
                ) : null}
                {next ? (
                  <Button size="xs" variant="default" onClick={() => setCursors([...cursors, next])}>
                    {t("mailbox.older")}
                  </Button>
                ) : null}
              </Group>
            </Grid.Col>
            <Grid.Col span={{ base: 12, lg: 7 }}>
              {chosen ? (
                <MailPanel key={chosen.id} mail={chosen} onClose={() => open()} />
              ) : (
                <Text c="dimmed">{messages.length > 0 ? t("mailbox.choose") : null}</Text>
              )}
            </Grid.Col>
          </Grid>
        )}
      </Loaded>
    </>
  );
}

function NoMail({ searched }: { searched: boolean }) {
  const { t } = useTexts();
  if (searched) return <Empty title={t("mailbox.nothingFound")}>{t("mailbox.nothingFoundLead")}</Empty>;
  return <Empty title={t("mailbox.empty")}>{t("mailbox.emptyLead")}</Empty>;
}

function mailColumns({ t, instant, list }: Texts): Column<Mail>[] {
  return [
    {
      id: "subject",
      header: t("mailbox.column.subject"),
      cell: (mail) => (
        <Stack gap={0} lh={1.25}>
          <Text size="sm" fw={550} lh="inherit" truncate title={mail.subject}>
            {mail.subject || t("mailbox.noSubject")}
          </Text>
          <Text size="xs" c="dimmed" lh="inherit" truncate title={list(mail.to)}>
            {t("mailbox.toWhom", { to: list(mail.to) })}
          </Text>
        </Stack>
      ),
    },
    {
      id: "at",
      header: t("mailbox.column.at"),
      width: "10rem",
      visibleFrom: "sm",
      cell: (mail) => instant(mail.businessAt),
    },
  ];
}
