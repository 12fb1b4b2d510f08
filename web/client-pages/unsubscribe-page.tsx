import { Button, Stack, Text } from "@mantine/core";
import { getOffersEndRoute, unsubscribeRoute } from "../../contracts/routes/client-pages.ts";
import { call } from "../app/call.ts";
import { DeadLink } from "./dead-link.tsx";
import { Waiting } from "./frame.tsx";
import type { LinkPageProps } from "./link-pages.tsx";
import { useLinkTexts } from "./link-texts.ts";
import { PageTitle } from "./page-title.tsx";
import { Refusal } from "./refusal.tsx";
import { useLinkAct, useLinkReading } from "./use-link.ts";
import { useToldLocale } from "./use-told-locale.ts";

/** Mail programs follow links by themselves, so only the button unsubscribes; who has pressed it once is not asked again. */
export function UnsubscribePage({ token, onLocale }: LinkPageProps) {
  const { words } = useLinkTexts();
  const { unsubscribePage } = words;
  const { data, problem, reload } = useLinkReading(() => call(getOffersEndRoute, { params: { token } }));
  const act = useLinkAct(
    (_: null, idempotencyKey) => call(unsubscribeRoute, { params: { token }, body: {} }, { idempotencyKey }),
    reload,
  );
  useToldLocale(data?.locale ?? problem?.document.locale, onLocale);
  const refused = problem ?? act.problem;
  if (refused && (data === null || [403, 404, 410].includes(refused.status)))
    return <DeadLink problem={refused} onRetry={reload} />;
  if (data === null) return <Waiting />;
  const ended = data.ended || act.answer !== null;
  return (
    <Stack py="xl" align="flex-start">
      <PageTitle>{unsubscribePage.title}</PageTitle>
      <div role="status">{ended ? <Text>{unsubscribePage.done}</Text> : null}</div>
      {ended ? null : (
        <>
          <Text>{unsubscribePage.lead}</Text>
          <Refusal problem={act.problem} />
          <Button size="md" loading={act.pending} onClick={() => act.run(null)}>
            {unsubscribePage.button}
          </Button>
        </>
      )}
    </Stack>
  );
}
