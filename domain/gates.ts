/** Conditions of one client that must be open before its notice may leave (R3). */
export const gates = ["owner", "inventory", "departments", "offer"] as const;
export type Gate = (typeof gates)[number];
