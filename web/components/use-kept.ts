import { useLocalStorage } from "@mantine/hooks";
import { keptKey } from "../app/kept.ts";
import { useMe } from "../app/session.tsx";

/**
 * What a person types, kept on this device until it is sent: a state that outlives a reload. `name` says what it belongs to,
 * `firstContact:<handover id>`. Returns the value, its setter, and what forgets it.
 */
export function useKept<T>(name: string, initial: T) {
  const me = useMe();
  return useLocalStorage<T>({
    key: keptKey(me.id, name),
    defaultValue: initial,
    getInitialValueInEffect: false,
  });
}
