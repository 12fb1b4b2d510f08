import { QueryClientProvider } from "@tanstack/react-query";
import { RouterProvider } from "@tanstack/react-router";
import { useEffect, useState } from "react";
import { SignInAgain } from "../pages/account/sign-in-again.tsx";
import { TextsProvider } from "../texts/texts-provider.tsx";
import { Notices } from "./notices.tsx";
import { Look } from "./providers.tsx";
import type { AppCache } from "./query-client.ts";
import { type Refusal, RefusalNotices } from "./refusal-notices.tsx";
import { createAppRouter } from "./router.tsx";

export function App({ cache, listen }: AppCache) {
  const [signedOut, setSignedOut] = useState(false);
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  const [router] = useState(() => createAppRouter(cache));
  useEffect(
    () =>
      listen({
        onSignedOut: () => setSignedOut(true),
        onRefused: (problem, putBack) => setRefusal({ problem, putBack }),
      }),
    [listen],
  );
  return (
    <Look>
      <QueryClientProvider client={cache}>
        <TextsProvider>
          <Notices />
          <RefusalNotices refusal={refusal} />
          <RouterProvider router={router} />
          <SignInAgain opened={signedOut} onSignedIn={() => setSignedOut(false)} />
        </TextsProvider>
      </QueryClientProvider>
    </Look>
  );
}
