import type { Role } from "../codes.ts";

/** Roles whose holders own clients (R5). */
export const receivingRoles = ["rep", "head"] as const satisfies readonly Role[];

/** R5: whether somebody of these roles may take clients over. */
export const takesClients = (roles: readonly Role[]): boolean => receivingRoles.some((role) => roles.includes(role));
