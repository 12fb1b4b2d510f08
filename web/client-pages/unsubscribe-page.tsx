import { Button, Stack, Text } from "@mantine/core";
import { unsubscribeRoute } from "../../contracts/routes/client-pages.ts";
import { call } from "../app/call.ts";
import { DeadLink } from "./dead-link.tsx";
import type { LinkPageProps } from "./link-pages.tsx";
import { useLinkTexts } from "./link-texts.ts";
import { PageTitle } from "./page-title.tsx";
import { Refusal } from "./refusal.tsx";
import { useLinkAct } from "./use-link.ts";

/** Mail programs follow links by themselves, so only the button unsubscribes. */
export function UnsubscribePage({ token }: LinkPageProps) {
  const { words } = useLinkTexts();
  const { unsubscribePage } = words;
  const act = useLinkAct((_: null, idempotencyKey) =>
    call(unsubscribeRoute, { params: { token }, body: {} }, { idempotencyKey }),
  );
  if (act.problem && [403, 404, 410].includes(act.problem.status)) return <DeadLink problem={act.problem} />;
  return (
    <Stack py="xl" align="flex-start">
      <PageTitle>{unsubscribePage.title}</PageTitle>
      <div role="status">{act.answer ? <Text>{unsubscribePage.done}</Text> : null}</div>
      {act.answer ? null : (
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
