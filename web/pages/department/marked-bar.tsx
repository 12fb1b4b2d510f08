import { Button, Group, Select, Text } from "@mantine/core";
import { useState } from "react";
import type { DepartmentNoticeView } from "../../../contracts/departments.ts";
import { DecideModal } from "../../components/decide-modal.tsx";
import { useTexts } from "../../texts/use-texts.ts";
import { type Draft, withException, withPerson } from "./answer-draft.ts";

interface MarkedBarProps {
  notice: DepartmentNoticeView;
  marked: ReadonlySet<string>;
  onUnmark: () => void;
  onDraft: (change: (draft: Draft) => Draft) => void;
}

/** What can be noted for all marked clients at once: one person, one objection, or nothing after all. */
export function MarkedBar({ notice, marked, onUnmark, onDraft }: MarkedBarProps) {
  const { t } = useTexts();
  const [objecting, setObjecting] = useState(false);
  const items = notice.items.filter((item) => marked.has(item.handoverId));
  const ids = items.map((item) => item.handoverId);
  const count = items.length;
  const note = (change: (draft: Draft) => Draft) => {
    onDraft(change);
    onUnmark();
  };
  if (count === 0)
    return (
      <Text size="sm" c="dimmed">
        {t("department.markHint")}
      </Text>
    );
  return (
    <Group gap="xs" role="group" aria-label={t("department.marked", { count })}>
      <Text size="sm" fw={600} role="status">
        {t("department.marked", { count })}
      </Text>
      <Select
        size="xs"
        w={230}
        searchable
        aria-label={t("department.namePerson")}
        placeholder={t("department.namePerson")}
        nothingFoundMessage={t("common.palette.nothing")}
        value={null}
        data={notice.colleagues.map(({ id, name }) => ({ value: id, label: name }))}
        onChange={(personId) => {
          if (personId) note((draft) => withPerson(draft, items, personId));
        }}
      />
      <Button size="xs" variant="default" onClick={() => setObjecting(true)}>
        {t("department.object")}
      </Button>
      <Button size="xs" variant="default" onClick={() => note((draft) => withException(draft, ids, null))}>
        {t("department.takeBack")}
      </Button>
      <Button size="xs" variant="subtle" onClick={onUnmark}>
        {t("department.unmark")}
      </Button>
      {objecting ? (
        <DecideModal
          title={t("department.objectTitle", { count })}
          button={t("department.objectButton")}
          reason="required"
          pending={false}
          onClose={() => setObjecting(false)}
          onDecide={(objection) => {
            if (objection.length < 3) return;
            setObjecting(false);
            note((draft) => withException(draft, ids, { objection }));
          }}
        >
          {t("department.objectLead")}
        </DecideModal>
      ) : null}
    </Group>
  );
}
