import { Select } from "@mantine/core";
import { useTexts } from "../../texts/use-texts.ts";

interface DepartureSelectProps {
  /** Id and name of each departure I have work in. */
  departures: readonly (readonly [string, string])[];
  chosen: string | undefined;
  onChoose: (departureId: string | null) => void;
}

/** Of which departure the work is shown. */
export function DepartureSelect({ departures, chosen, onChoose }: DepartureSelectProps) {
  const { t } = useTexts();
  return (
    <Select
      size="xs"
      w={240}
      aria-label={t("work.departure")}
      placeholder={t("work.anyDeparture")}
      clearable
      value={chosen ?? null}
      onChange={onChoose}
      data={departures.map(([value, name]) => ({ value, label: name }))}
    />
  );
}
