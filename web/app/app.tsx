import { QueryClientProvider } from "@tanstack/react-query";
import { RouterProvider } from "@tanstack/react-router";
import { useState } from "react";
import { SignInAgain } from "../pages/account/sign-in-again.tsx";
import { Notices } from "./notices.tsx";
import { Look } from "./providers.tsx";
import { createQueryClient } from "./query-client.ts";
import { type Refusal, RefusalNotices } from "./refusal-notices.tsx";
import { createAppRouter } from "./router.tsx";

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
        <SignInAgain opened={signedOut} onSignedIn={() => setSignedOut(false)} />
      </QueryClientProvider>
    </Look>
  );
}
