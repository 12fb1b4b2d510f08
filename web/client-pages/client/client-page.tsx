import { Stack, Text } from "@mantine/core";
import type { ClientPageView } from "../../../contracts/client-page.ts";
import { getClientPageRoute } from "../../../contracts/routes/client-pages.ts";
import { call } from "../../app/call.ts";
import { DeadLink } from "../dead-link.tsx";
import { Waiting } from "../frame.tsx";
import type { LinkPageProps } from "../link-pages.tsx";
import { useLinkTexts } from "../link-texts.ts";
import { PageTitle } from "../page-title.tsx";
import { useLinkReading } from "../use-link.ts";
import { useToldLocale } from "../use-told-locale.ts";
import { DetailsPanel } from "./details-panel.tsx";
import { HelpersPanel } from "./helpers-panel.tsx";
import { MeetingPanel } from "./meeting-panel.tsx";
import { ObjectionPanel } from "./objection-panel.tsx";
import { OfferPanel } from "./offer-panel.tsx";
import { QuestionPanel } from "./question-panel.tsx";
import { SuccessorPanel } from "./successor-panel.tsx";

export interface ClientPanelProps {
  page: ClientPageView;
  token: string;
  /** Looks again, after something was done. */
  onChanged: () => void;
}

/** A client's own page. Opening it changes nothing; each button does one thing. */
export function ClientPage({ token, onLocale }: LinkPageProps) {
  const { data, problem, reload } = useLinkReading(() => call(getClientPageRoute, { params: { token } }));
  useToldLocale(data?.locale ?? problem?.document.locale, onLocale);
  const closed = problem !== null && [403, 404, 410].includes(problem.status);
  if (problem && (closed || data === null)) return <DeadLink problem={problem} onRetry={reload} />;
  if (data === null) return <Waiting />;
  return <ClientPanels page={data} token={token} onChanged={reload} />;
}

function ClientPanels(props: ClientPanelProps) {
  const { words, say, list } = useLinkTexts();
  const { company, clientName, alsoFor } = props.page;
  return (
    <Stack gap="md">
      <div>
        <Text c="dimmed" size="sm">
          {company}
        </Text>
        <PageTitle>{say(words.clientPage.title, { company })}</PageTitle>
        <Text>{say(words.clientPage.lead, { client: clientName, company })}</Text>
        {alsoFor.length > 0 ? <Text>{say(words.clientPage.also, { clients: list(alsoFor) })}</Text> : null}
      </div>
      <SuccessorPanel {...props} />
      <MeetingPanel {...props} />
      <OfferPanel {...props} />
      <HelpersPanel {...props} />
      <QuestionPanel {...props} />
      <DetailsPanel {...props} />
      <ObjectionPanel {...props} />
    </Stack>
  );
}
