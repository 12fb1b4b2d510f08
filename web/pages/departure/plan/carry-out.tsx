import { Button, Group } from "@mantine/core";
import { notifications } from "@mantine/notifications";
import { moveLastDayRoute, withdrawDepartureRoute } from "../../../../contracts/routes/departures.ts";
import { useChange } from "../../../app/queries.ts";
import { FormProblem } from "../../../components/form-problem.tsx";
import { useTexts } from "../../../texts/use-texts.ts";
import type { WantedChange } from "./change-panel.tsx";

interface CarryOutProps {
  departureId: string;
  wanted: WantedChange;
  onDone: () => void;
  onClose: () => void;
}

/** The deed after the look. */
export function CarryOut({ departureId, wanted, onDone, onClose }: CarryOutProps) {
  const { t, day } = useTexts();
  const finish = (message: string) => {
    notifications.show({ color: "teal", message });
    onDone();
  };
  const withdraw = useChange(withdrawDepartureRoute, {
    quiet: true,
    onDone: () => finish(t("departure.plan.do.withdrawn")),
  });
  const move = useChange(moveLastDayRoute, {
    quiet: true,
    onDone: (_, { body }) => finish(t("departure.plan.do.moved", { day: day(body.lastWorkingDay) })),
  });
  const problem = withdraw.error ?? move.error;
  const act = () => {
    if (wanted.change === "withdraw") return withdraw.mutate({ params: { departureId } });
    const { lastWorkingDay, endOfEmployment } = wanted;
    move.mutate({ params: { departureId }, body: { lastWorkingDay, ...(endOfEmployment ? { endOfEmployment } : {}) } });
  };
  return (
    <>
      <FormProblem problem={problem} />
      <Group>
        <Button
          color={wanted.change === "withdraw" ? "red" : undefined}
          loading={withdraw.isPending || move.isPending}
          onClick={act}
        >
          {wanted.change === "withdraw"
            ? t("departure.plan.do.withdraw")
            : t("departure.plan.do.move", { day: day(wanted.lastWorkingDay) })}
        </Button>
        <Button variant="default" onClick={onClose}>
          {t("departure.plan.do.close")}
        </Button>
      </Group>
    </>
  );
}
