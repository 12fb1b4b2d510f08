import type { QueryClient } from "@tanstack/react-query";
import {
  type AsyncRouteComponent,
  createRootRouteWithContext,
  createRoute,
  createRouter,
  lazyRouteComponent,
  Outlet,
  redirect,
} from "@tanstack/react-router";
import { FailedState, ForbiddenState, NotFoundState } from "../components/states.tsx";
import { SignInPage } from "../pages/account/sign-in-page.tsx";
import { addFurtherWords } from "../texts/i18n.ts";
import { Problem } from "./problem.ts";
import { type Screen, screens } from "./screens.ts";
import { may, meReading, useMe } from "./session.tsx";
import { Shell } from "./shell.tsx";

interface RouterContext {
  cache: QueryClient;
}

const root = createRootRouteWithContext<RouterContext>()({ component: Outlet, notFoundComponent: NotFoundState });

const signIn = createRoute({
  getParentRoute: () => root,
  path: "/sign-in",
  validateSearch: (search): { to?: string } => (isOwnAddress(search.to) ? { to: search.to } : {}),
  component: SignInPage,
});

const firstAdministrator = createRoute({
  getParentRoute: () => root,
  path: "/first-administrator",
  component: lazyRouteComponent(
    () => import("../pages/account/first-administrator-page.tsx"),
    "FirstAdministratorPage",
  ),
});

/** Everything behind the door. Who is not signed in is led there and back again. */
const inside = createRoute({
  getParentRoute: () => root,
  id: "inside",
  component: Shell,
  errorComponent: FailedState,
  beforeLoad: async ({ context, location }) => {
    try {
      return { me: await context.cache.ensureQueryData(meReading()) };
    } catch (error) {
      if (!(error instanceof Problem) || error.status !== 401) throw error;
      throw redirect({ to: "/sign-in", search: location.href === "/" ? {} : { to: location.href } });
    }
  },
});

function createScreenRoute({ path, load, readAhead, may: verbs = [] }: Screen) {
  const Page = lazyRouteComponent(() => loadScreen(path, load), "Page") as AsyncRouteComponent<object>;
  // A refusal is no error: nothing of it belongs in the console.
  const Shown = () => (may(useMe(), ...verbs) ? <Page /> : <ForbiddenState />);
  return createRoute({
    getParentRoute: () => inside,
    path,
    component: Object.assign(Shown, { preload: Page.preload }),
    errorComponent: FailedState,
    // Not waited for: the screen shows what is there.
    loader: ({ context, params }) => {
      if (may(context.me, ...verbs)) readAhead?.(context.cache, params);
    },
  });
}

/** My work has its words from the start; any other screen comes with all of them. */
async function loadScreen(path: string, load: Screen["load"]) {
  const [Page] = await Promise.all([load(), path === "/" ? undefined : addFurtherWords()]);
  return { Page };
}

export function createAppRouter(cache: QueryClient) {
  return createRouter({
    routeTree: root.addChildren([signIn, firstAdministrator, inside.addChildren(screens.map(createScreenRoute))]),
    context: { cache },
    defaultPreload: "intent",
    scrollRestoration: true,
    defaultNotFoundComponent: NotFoundState,
  });
}

/** Only an address of our own may follow a sign-in. */
const isOwnAddress = (to: unknown): to is string => typeof to === "string" && /^\/(?![/\\])/.test(to);
