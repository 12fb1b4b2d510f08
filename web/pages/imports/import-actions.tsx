import { Button } from "@mantine/core";
import { notifications } from "@mantine/notifications";
import { useQueryClient } from "@tanstack/react-query";
import { useEffect, useEffectEvent, useState } from "react";
import type { ImportResult } from "../../../contracts/imports.ts";
import { applyImportRoute, discardImportRoute, getImportRoute } from "../../../contracts/routes/imports.ts";
import { useChange } from "../../app/queries.ts";
import { DecideModal } from "../../components/decide-modal.tsx";
import { useTexts } from "../../texts/use-texts.ts";

/** An apply tells nobody of its progress until it ends, so it is asked for. */
const ASK_EVERY_MS = 500;

/** Applies or discards a dry run, each asked once more. */
export function ImportActions({ one }: { one: ImportResult }) {
  const { t, number } = useTexts();
  const [asked, setAsked] = useState<"apply" | "discard" | null>(null);
  const params = { importId: one.importId };
  const say = (message: string) => {
    setAsked(null);
    notifications.show({ color: "teal", message });
  };
  const apply = useChange(applyImportRoute, { quiet: true, onDone: () => say(t("imports.applied")) });
  const discard = useChange(discardImportRoute, { quiet: true, onDone: () => say(t("imports.discarded")) });
  useProgress(apply.isPending);
  const { created, changed } = one.summary.total;
  return (
    <>
      <Button variant="default" onClick={() => setAsked("discard")} disabled={apply.isPending}>
        {t("imports.discard")}
      </Button>
      <Button onClick={() => setAsked("apply")} loading={apply.isPending}>
        {t("imports.apply")}
      </Button>
      {asked === "apply" ? (
        <DecideModal
          title={t("imports.apply")}
          button={t("imports.apply")}
          pending={apply.isPending}
          problem={apply.error}
          onDecide={() => apply.mutate({ params })}
          onClose={() => setAsked(null)}
        >
          {t("imports.applyAsk", { created: number(created), changed: number(changed) })}
        </DecideModal>
      ) : null}
      {asked === "discard" ? (
        <DecideModal
          title={t("imports.discard")}
          button={t("imports.discard")}
          danger
          pending={discard.isPending}
          problem={discard.error}
          onDecide={() => discard.mutate({ params })}
          onClose={() => setAsked(null)}
        >
          {t("imports.discardAsk")}
        </DecideModal>
      ) : null}
    </>
  );
}

/** Reads the import again and again while it is being applied. */
function useProgress(active: boolean): void {
  const cache = useQueryClient();
  const ask = useEffectEvent(() => void cache.invalidateQueries({ queryKey: [getImportRoute.id] }));
  useEffect(() => {
    if (!active) return undefined;
    const timer = setInterval(() => ask(), ASK_EVERY_MS);
    return () => clearInterval(timer);
  }, [active]);
}
