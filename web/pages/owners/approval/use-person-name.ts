import { useCallback, useMemo } from "react";

interface Named {
  personId: string;
  name: string;
}

/** The name of anybody the proposals name or who may be named. */
export function usePersonName(...lists: readonly [readonly Named[], readonly Named[]]): (id: string) => string {
  const [some, others] = lists;
  const names = useMemo(
    () => new Map([...others, ...some].map(({ personId, name }) => [personId, name])),
    [some, others],
  );
  return useCallback((id) => names.get(id) ?? "—", [names]);
}
