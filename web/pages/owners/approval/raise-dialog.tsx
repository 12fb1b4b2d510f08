import { NumberInput, Text } from "@mantine/core";
import { notifications } from "@mantine/notifications";
import { useState } from "react";
import type { CandidateList } from "../../../../contracts/owners.ts";
import { raiseCapacityRoute } from "../../../../contracts/routes/owners.ts";
import { useChange } from "../../../app/queries.ts";
import { DecideModal } from "../../../components/decide-modal.tsx";
import { useTexts } from "../../../texts/use-texts.ts";
import type { Load } from "./compute-loads.ts";

export type RaisedLoad = Pick<Load, "personId" | "name" | "after" | "capacity">;

/** The load of anybody who may be named, as marked where the plan names them. */
export function loadToRaise(
  candidates: CandidateList["persons"],
  loads: readonly Load[],
  personId: string,
): RaisedLoad | null {
  const known = loads.find((load) => load.personId === personId);
  const person = candidates.find((one) => one.personId === personId);
  if (known || !person) return known ?? null;
  return { personId, name: person.name, after: person.load.activeClients, capacity: person.load.capacity };
}

/** Raises how many clients a person may have, with a reason, and says what that changes. */
export function RaiseDialog({
  departureId,
  withNobody,
  load,
  onClose,
}: {
  departureId: string;
  /** Undecided clients nobody is proposed for: they are planned anew. */
  withNobody: number;
  load: RaisedLoad;
  onClose: () => void;
}) {
  const { t } = useTexts();
  const [to, setTo] = useState<number | string>(Math.max(load.after, load.capacity + 1));
  const raise = useChange(raiseCapacityRoute, {
    quiet: true,
    onDone: ({ capacity, proposedAnew }) => {
      notifications.show({
        color: "teal",
        title: load.name,
        message: t("owners.raise.done", { capacity, count: proposedAnew }),
      });
      onClose();
    },
  });
  const limit = Number(to);
  return (
    <DecideModal
      title={t("owners.raise.title", { person: load.name })}
      button={t("owners.raise.submit")}
      reason="required"
      pending={raise.isPending}
      problem={raise.error}
      onDecide={(reason) =>
        raise.mutate({ params: { departureId }, body: { personId: load.personId, to: limit, reason } })
      }
      onClose={onClose}
    >
      <Text size="sm">{t("owners.raise.lead", { person: load.name, load: load.after, capacity: load.capacity })}</Text>
      <NumberInput
        my="sm"
        label={t("owners.raise.to")}
        min={load.capacity + 1}
        max={100_000}
        allowDecimal={false}
        value={to}
        onChange={setTo}
        required
      />
      <Text size="sm" role="status">
        {t("owners.raise.room", { count: Math.max(0, limit - load.after) })}{" "}
        {t("owners.raise.effect", { count: withNobody })}
      </Text>
    </DecideModal>
  );
}
