import { Alert, Button, Group, List, Stack } from "@mantine/core";
import { notifications } from "@mantine/notifications";
import { useState } from "react";
import type { Company } from "../../../contracts/policy.ts";
import { getSettingsRoute, stopLiveRoute } from "../../../contracts/routes/settings.ts";
import { useChange, useRead } from "../../app/queries.ts";
import { DecideModal } from "../../components/decide-modal.tsx";
import { Panel } from "../../components/panel.tsx";
import { Loaded } from "../../components/states.tsx";
import { useTexts } from "../../texts/use-texts.ts";
import { GoLiveForm } from "./go-live-form.tsx";
import { SettingsFrame } from "./settings-frame.tsx";

/** Letting mail leave: first to some domains, then to all; and keeping it here again. */
export function LivePage() {
  const settings = useRead(getSettingsRoute, {});
  return (
    <SettingsFrame>
      <Loaded query={settings}>{({ company }) => <Live company={company} />}</Loaded>
    </SettingsFrame>
  );
}

function Live({ company }: { company: Company }) {
  const { t, list } = useTexts();
  const { mode, domains } = company.live;
  return (
    <Stack>
      <Panel title={t("settings.live.now")} actions={mode === "off" ? null : <StopLive />}>
        <Alert color={mode === "off" ? "blue" : "orange"} role="status">
          {t(`settings.live.${mode}`, { domains: list(domains) })}
        </Alert>
      </Panel>
      <Panel title={t("settings.live.means")}>
        <List type="ordered" size="sm" spacing={4}>
          <List.Item>{t("settings.live.meansFirst")}</List.Item>
          <List.Item>{t("settings.live.meansAll")}</List.Item>
          <List.Item>{t("settings.live.meansStop")}</List.Item>
        </List>
      </Panel>
      {mode === "all" ? null : <GoLiveForm key={`domains ${mode}`} mode="domains" company={company} />}
      {mode === "all" ? null : <GoLiveForm key="all" mode="all" company={company} />}
    </Stack>
  );
}

function StopLive() {
  const { t } = useTexts();
  const [asked, setAsked] = useState(false);
  const stop = useChange(stopLiveRoute, {
    quiet: true,
    onDone: () => {
      setAsked(false);
      notifications.show({ color: "teal", message: t("settings.live.stopped") });
    },
  });
  return (
    <Group>
      <Button color="red" variant="light" onClick={() => setAsked(true)}>
        {t("settings.live.stop")}
      </Button>
      {asked ? (
        <DecideModal
          title={t("settings.live.stop")}
          button={t("settings.live.stop")}
          danger
          pending={stop.isPending}
          problem={stop.error}
          onDecide={() => stop.mutate({})}
          onClose={() => setAsked(false)}
        >
          {t("settings.live.stopAsk")}
        </DecideModal>
      ) : null}
    </Group>
  );
}
