import { Alert } from "@mantine/core";
import { IconWifiOff } from "@tabler/icons-react";
import { useQueryClient } from "@tanstack/react-query";
import { useEffect, useState } from "react";
import { listenToChanges } from "../app/live.ts";
import { useTexts } from "../texts/use-texts.ts";

/** A line that comes back at once is no news. */
const PATIENCE_MS = 1_500;

/** Holds the live stream of the page, and says when it is lost for longer than a blink. */
export function ConnectionBanner() {
  const { t } = useTexts();
  const cache = useQueryClient();
  const [shown, setShown] = useState(false);
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const stop = listenToChanges(cache, (state) => {
      if (state === "lost") {
        timer ??= setTimeout(() => setShown(true), PATIENCE_MS);
        return;
      }
      clearTimeout(timer);
      timer = undefined;
      setShown(false);
    });
    return () => {
      clearTimeout(timer);
      stop();
    };
  }, [cache]);
  return (
    <div role="status" aria-live="polite">
      {shown ? (
        <Alert color="orange" icon={<IconWifiOff />} mb="md">
          {t("common.live.lost")}
        </Alert>
      ) : null}
    </div>
  );
}
