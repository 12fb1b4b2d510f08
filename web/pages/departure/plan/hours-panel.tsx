import { Text } from "@mantine/core";
import type { OwnerPlanView } from "../../../../contracts/owners.ts";
import { getPlanRoute } from "../../../../contracts/routes/owners.ts";
import { useRead } from "../../../app/queries.ts";
import { Panel } from "../../../components/panel.tsx";
import { SimpleTable } from "../../../components/simple-table.tsx";
import { Empty, Loaded } from "../../../components/states.tsx";
import { type Texts, useTexts } from "../../../texts/use-texts.ts";

type PersonLine = OwnerPlanView["persons"][number];

/** Hours needed against hours there, for everybody who takes clients over or could. */
export function HoursPanel({ departureId }: { departureId: string }) {
  const { t } = useTexts();
  const plan = useRead(getPlanRoute, { params: { departureId } }, { liveEveryMs: 5_000 });
  return (
    <Panel title={t("departure.plan.hours.title")}>
      <Loaded query={plan}>{(view) => <HoursTable plan={view} />}</Loaded>
    </Panel>
  );
}

function HoursTable({ plan }: { plan: OwnerPlanView }) {
  const texts = useTexts();
  const { t, number } = texts;
  if (plan.persons.length === 0)
    return <Empty title={t("departure.plan.hours.none")}>{t("departure.plan.hours.noneLead")}</Empty>;
  const receivers = plan.persons.filter((person) => person.newClients > 0);
  const sum = (pick: (person: PersonLine) => number) => receivers.reduce((total, person) => total + pick(person), 0);
  return (
    <>
      <Text size="sm" c="dimmed">
        {t("departure.plan.hours.lead")} {t("departure.plan.hours.without", { count: plan.withoutPerson })}
      </Text>
      <SimpleTable
        label={t("departure.plan.hours.title")}
        head={(["person", "clients", "load", "needed", "there", "verdict"] as const).map((column) =>
          t(`departure.plan.hours.${column}`),
        )}
        rows={[
          ...plan.persons.map((person) => ({
            key: person.personId,
            cells: [
              person.name,
              number(person.newClients),
              t("departure.plan.hours.loadOf", {
                before: person.activeBefore,
                after: person.activeAfter,
                capacity: person.capacity,
              }),
              number(person.hoursNeeded, 1),
              number(person.hoursThere, 1),
              <Verdict key="verdict" texts={texts} person={person} />,
            ],
          })),
          {
            key: "all",
            cells: [
              t("departure.plan.hours.all"),
              number(sum((person) => person.newClients)),
              "",
              number(
                sum((person) => person.hoursNeeded),
                1,
              ),
              number(
                sum((person) => person.hoursThere),
                1,
              ),
              "",
            ],
          },
        ]}
      />
    </>
  );
}

function Verdict({ texts: { t, number }, person }: { texts: Texts; person: PersonLine }) {
  const short = person.hoursNeeded - person.hoursThere;
  const isOver = person.activeAfter > person.capacity && person.newClients > 0;
  const faults = [
    ...(short > 0 ? [t("departure.plan.hours.short", { hours: number(short, 1) })] : []),
    ...(isOver ? [t("departure.plan.hours.over")] : []),
  ];
  return faults.length > 0 ? (
    <Text span size="sm" fw={600} c="var(--mantine-color-error)">
      {faults.join(", ")}
    </Text>
  ) : (
    t("departure.plan.hours.fits")
  );
}
