import { useLocalStorage } from "@mantine/hooks";
import { keptKey, parseKept } from "./kept.ts";
import { useMe } from "./session.tsx";

/**
 * What a person types or marks, kept on this device until it is sent: a state that outlives a reload, a lost line and a new
 * sign-in. `name` says what it belongs to, `firstContact:<handover id>`. Returns the value, its setter, and what forgets it.
 */
export function useKept<T>(name: string, initial: T) {
  const me = useMe();
  return useLocalStorage<T>({
    key: keptKey(me.id, name),
    defaultValue: initial,
    getInitialValueInEffect: false,
    deserialize: (stored) => parseKept(stored, initial) ?? initial,
  });
}
