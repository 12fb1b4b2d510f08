import { QueryClientProvider } from "@tanstack/react-query";
import { RouterProvider } from "@tanstack/react-router";
import { lazy, Suspense, useState } from "react";
import { Notices } from "./notices.tsx";
import { Look } from "./providers.tsx";
import { createQueryClient } from "./query-client.ts";
import { type Refusal, RefusalNotices } from "./refusal-notices.tsx";
import { createAppRouter } from "./router.tsx";

const SignInAgain = lazy(() =>
  import("../pages/account/sign-in-again.tsx").then((module) => ({ default: module.SignInAgain })),
);

export function App() {
  const [signedOut, setSignedOut] = useState(false);
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  const [{ cache, router }] = useState(() => {
    const client = createQueryClient({
      onSignedOut: () => setSignedOut(true),
      onRefused: (problem, putBack) => setRefusal({ problem, putBack }),
    });
    return { cache: client, router: createAppRouter(client) };
  });
  return (
    <Look>
      <QueryClientProvider client={cache}>
        <Notices />
        <RefusalNotices refusal={refusal} />
        <RouterProvider router={router} />
        {signedOut ? (
          <Suspense fallback={null}>
            <SignInAgain onSignedIn={() => setSignedOut(false)} />
          </Suspense>
        ) : null}
      </QueryClientProvider>
    </Look>
  );
}
