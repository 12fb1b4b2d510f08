import { IconChecklist } from "@tabler/icons-react";
import type { TextKey } from "../texts/use-texts.ts";
import type { Me } from "./session.tsx";

export interface NavItem {
  to: string;
  text: TextKey;
  icon: typeof IconChecklist;
  isFor(me: Me): boolean;
}

const everybody = () => true;

/** The main menu in its order; who never may use a screen does not see it. */
export const navItems: readonly NavItem[] = [
  { to: "/", text: "common.nav.work", icon: IconChecklist, isFor: everybody },
];
