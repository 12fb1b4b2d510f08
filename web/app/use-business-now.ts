import { useQueryClient } from "@tanstack/react-query";
import { useEffect, useState } from "react";
import { meReading, useMe } from "./session.tsx";

/** The company's time now, ticking: as the server last told it, and what has passed since. */
export function useBusinessNow(everyMs = 1_000): Date {
  const { businessNow } = useMe();
  const cache = useQueryClient();
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), everyMs);
    return () => clearInterval(timer);
  }, [everyMs]);
  const toldAt = cache.getQueryState(meReading().queryKey)?.dataUpdatedAt ?? now;
  return new Date(new Date(businessNow).getTime() + Math.max(0, now - toldAt));
}
