import { Button, SimpleGrid, Stack } from "@mantine/core";
import { useDebouncedValue } from "@mantine/hooks";
import { useNavigate } from "@tanstack/react-router";
import { type FormEvent, useMemo, useState } from "react";
import { openDepartureRoute, previewDepartureRoute } from "../../../contracts/routes/departures.ts";
import { useChange, useRead } from "../../app/queries.ts";
import { FormProblem } from "../../components/form-problem.tsx";
import { PageHeader } from "../../components/page-header.tsx";
import { useTexts } from "../../texts/use-texts.ts";
import { AwayFields } from "./away-fields.tsx";
import { ClauseFields } from "./clause-fields.tsx";
import { DateFields, ReasonFields, WhoFields } from "./notice-fields.tsx";
import { emptyNotice, listMissing, type MissingField, type NoticeForm, toNotice, toPreview } from "./notice-form.ts";
import { NoticePreview } from "./notice-preview.tsx";

/** HR records a notice. What it will start is shown, and follows what is typed, before it is recorded. */
export function NewDeparturePage() {
  const { t } = useTexts();
  const navigate = useNavigate();
  const [form, setForm] = useState(emptyNotice);
  const [faults, setFaults] = useState<Readonly<Record<string, string>>>({});
  const wanted = useMemo(() => toPreview(form), [form]);
  const [asked] = useDebouncedValue(wanted, 300);
  const preview = useRead(
    previewDepartureRoute,
    { body: asked ?? { leaverId: "" } },
    { enabled: asked !== null, keepPrevious: true, liveEveryMs: 15_000 },
  );
  const open = useChange(openDepartureRoute, {
    quiet: true,
    onDone: ({ id }) => void navigate({ to: `/departures/${id}` }),
    onRefused: (problem) => setFaults(problem.fields),
  });
  const change = (next: Partial<NoticeForm>) => {
    setForm((now) => ({ ...now, ...next }));
    // What was wrong with a field is not known of what stands there now.
    setFaults((now) => Object.fromEntries(Object.entries(now).filter(([field]) => !touches(next, field))));
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const missing = listMissing(form);
    setFaults(Object.fromEntries(missing.map((field) => [field, t(missingTexts[field])])));
    const body = missing.length === 0 ? toNotice(form) : null;
    if (body) open.mutate({ body });
  };
  const shown = { ...preview.error?.fields, ...faults };
  const fields = { form, faults: shown, onChange: change };
  const isAtField = open.error !== null && Object.keys(open.error.fields).length > 0;
  return (
    <>
      <PageHeader
        title={t("newDeparture.title")}
        lead={t("newDeparture.lead")}
        crumbs={[{ label: t("board.title"), to: "/departures" }]}
      />
      <form onSubmit={submit} noValidate aria-label={t("newDeparture.title")}>
        <SimpleGrid cols={{ base: 1, md: 2 }} style={{ alignItems: "start" }}>
          <Stack>
            <WhoFields {...fields} />
            <DateFields {...fields} />
            <AwayFields {...fields} />
            <ReasonFields {...fields} />
            <ClauseFields {...fields} />
          </Stack>
          <Stack>
            <NoticePreview
              kind={form.kind}
              announceFrom={form.announceFrom}
              isAsked={asked !== null}
              preview={preview}
            />
            <FormProblem problem={!isAtField ? open.error : null} />
            <Button type="submit" loading={open.isPending} style={{ alignSelf: "flex-start" }}>
              {t("newDeparture.save")}
            </Button>
          </Stack>
        </SimpleGrid>
      </form>
    </>
  );
}

const missingTexts: Record<
  MissingField,
  | "newDeparture.missing.leaverId"
  | "newDeparture.missing.reason"
  | "newDeparture.missing.from"
  | "newDeparture.missing.until"
> = {
  leaverId: "newDeparture.missing.leaverId",
  reason: "newDeparture.missing.reason",
  "nonCompete.from": "newDeparture.missing.from",
  "nonCompete.until": "newDeparture.missing.until",
};

/** Whether a change is to the field a fault is about: `daysAway.0.to` is one of `daysAway`, `nonCompete.from` of `clause`. */
function touches(next: Partial<NoticeForm>, field: string): boolean {
  const part = field.split(".")[0];
  return part === "nonCompete" ? "clause" in next || "withClause" in next : part !== undefined && part in next;
}
