import type { DeparturePreview } from "../../../contracts/routes/departures.ts";
import type { DepartureKind } from "../../../domain/codes.ts";
import type { Texts } from "../../texts/use-texts.ts";

type StartCode = DeparturePreview["startsNow"][number] | DeparturePreview["startsWhenConfirmed"][number];

interface Told {
  kind: DepartureKind;
  /** Plain date; null or past: the person is told with the confirmation. */
  announceFrom: string | null;
  businessNow: string;
}

/** What starts, in words. At illness or death the leaver gets no message, at a dismissal not before its day. */
export function listStarts({ t, day }: Texts, codes: readonly StartCode[], told: Told): string[] {
  const { kind, announceFrom, businessNow } = told;
  const isSilent = kind === "illness" || kind === "death";
  const isLater = kind === "dismissed" && announceFrom !== null && announceFrom > businessNow.slice(0, 10);
  return codes
    .filter((code) => code !== "leaverTold" || !isSilent)
    .map((code) =>
      code === "leaverTold" && isLater
        ? t("newDeparture.starts.leaverToldFrom", { day: day(announceFrom) })
        : t(`newDeparture.starts.${code}`),
    );
}
