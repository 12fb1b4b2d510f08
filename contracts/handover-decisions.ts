import { z } from "zod";
import { gates } from "../domain/gates.ts";

/** A head's exception: a gate opened without its condition. Owner cannot be waived. */
export const WaiveGate = z.object({ gate: z.enum(gates).exclude(["owner"]), reason: z.string().min(3).max(2000) });
export type WaiveGate = z.infer<typeof WaiveGate>;

/** A client deliberately not pursued. */
export const LetGoClient = z.object({ reason: z.string().min(3).max(2000) });
export type LetGoClient = z.infer<typeof LetGoClient>;

/** How something that waited for the head was settled, in words. */
export const SettleMatter = z.object({ text: z.string().trim().min(3).max(2000) });
export type SettleMatter = z.infer<typeof SettleMatter>;
