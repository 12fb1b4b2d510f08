import { use } from "react";
import type { departmentLink } from "../../../messages/catalogue/en/department-link.ts";
import type { Locale } from "../../../messages/locale.ts";

type Words = { readonly [K in keyof typeof departmentLink]: string };

const loaders: Record<Locale, () => Promise<Words>> = {
  en: () => import("../../../messages/catalogue/en/department-link.ts").then((module) => module.departmentLink),
  ru: () => import("../../../messages/catalogue/ru/department-link.ts").then((module) => module.departmentLink),
};
const loading = new Map<Locale, Promise<Words>>();

/** The words of the department's page, apart from the client's: no client loads them. */
export function useDepartmentWords(locale: Locale): Words {
  const known = loading.get(locale) ?? loaders[locale]();
  loading.set(locale, known);
  return use(known);
}
