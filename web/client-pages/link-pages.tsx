import { type ComponentType, lazy, type ReactNode, Suspense, startTransition, use, useEffect, useState } from "react";
import type { Locale } from "../../messages/locale.ts";
import { chooseLocale } from "../texts/choose-locale.ts";
import { Frame } from "./frame.tsx";
import { keepLocale, keptLocale } from "./kept-locale.ts";
import { LinkTextsContext, loadLinkTexts } from "./link-texts.ts";
import { PreviewPage } from "./preview-page.tsx";

export interface LinkPageProps {
  token: string;
  /** The language the page's reader was written to in; what they chose themselves goes before it. */
  onLocale: (locale: Locale) => void;
}

/** The page behind each kind of link, loaded when it is opened. */
const pages: Readonly<Record<string, ComponentType<LinkPageProps>>> = {
  c: lazy(() => import("./client/client-page.tsx").then((module) => ({ default: module.ClientPage }))),
  d: lazy(() =>
    import("./department/department-link-page.tsx").then((module) => ({ default: module.DepartmentLinkPage })),
  ),
  u: lazy(() => import("./unsubscribe-page.tsx").then((module) => ({ default: module.UnsubscribePage }))),
};

/** What a person without a sign-in sees behind the signed link of a mail. `path`: `/c/<token>`. */
export function LinkPages({ path }: { path: string }) {
  const [, kind = "", token = ""] = path.split("/");
  const [given, setGiven] = useState<Locale | null>(null);
  const [chosen, setChosen] = useState(keptLocale);
  const choose = (wanted: Locale) => {
    keepLocale(wanted);
    startTransition(() => setChosen(wanted));
  };
  const locale = chosen ?? given ?? chooseLocale(navigator.languages);
  const Page = token === "preview" ? PreviewPage : (pages[kind] ?? pages.c);
  return (
    <Suspense fallback={null}>
      <Texts locale={locale}>
        <Frame onLocale={choose}>
          {Page ? <Page token={token} onLocale={(wanted) => startTransition(() => setGiven(wanted))} /> : null}
        </Frame>
      </Texts>
    </Suspense>
  );
}

function Texts({ locale, children }: { locale: Locale; children: ReactNode }) {
  const texts = use(loadLinkTexts(locale));
  useEffect(() => {
    document.documentElement.lang = locale;
  }, [locale]);
  return <LinkTextsContext value={texts}>{children}</LinkTextsContext>;
}
