import { useNavigate, useRouterState, useSearch } from "@tanstack/react-router";
import { useCallback } from "react";
import { type RowFilter, rowFilters } from "./filter-rows.ts";

/** Which rows are shown, kept in the address (`?show=exceptions`). */
export function useRowFilter(): [RowFilter, (filter: RowFilter) => void] {
  const { show } = useSearch({ strict: false }) as { show?: string };
  const path = useRouterState({ select: (state) => state.location.pathname });
  const navigate = useNavigate();
  const filter = rowFilters.find((one) => one === show) ?? "all";
  const choose = useCallback(
    (next: RowFilter) =>
      void navigate({ to: path, search: (next === "all" ? {} : { show: next }) as never, replace: true }),
    [navigate, path],
  );
  return [filter, choose];
}
