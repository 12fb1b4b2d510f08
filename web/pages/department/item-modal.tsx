import { Button, Group, List, Modal, Select, Stack, Text, Textarea } from "@mantine/core";
import { type FormEvent, useState } from "react";
import type { DepartmentNoticeItem, DepartmentNoticeView } from "../../../contracts/departments.ts";
import { Facts } from "../../components/facts.tsx";
import { Money } from "../../components/money.tsx";
import { useTexts } from "../../texts/use-texts.ts";
import type { Exception } from "./answer-draft.ts";

interface ItemModalProps {
  item: DepartmentNoticeItem;
  colleagues: DepartmentNoticeView["colleagues"];
  exception: Exception | null;
  mayAnswer: boolean;
  onKeep: (exception: Exception | null) => void;
  onClose: () => void;
}

/** One client of a notice: what is open with it, and its exception. */
export function ItemModal({ item, colleagues, exception, mayAnswer, onKeep, onClose }: ItemModalProps) {
  const { t, day, instant, number } = useTexts();
  const noted = exception && "personId" in exception ? exception.personId : null;
  const [personId, setPersonId] = useState(noted ?? item.person?.id ?? null);
  const [text, setText] = useState(exception && "objection" in exception ? exception.objection : "");
  const objection = text.trim();
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (objection !== "") onKeep({ objection });
    else onKeep(personId !== null && personId !== item.person?.id ? { personId } : null);
  };
  return (
    <Modal opened onClose={onClose} title={item.clientName} closeButtonProps={{ "aria-label": t("common.close") }}>
      <form onSubmit={submit}>
        <Stack>
          <Facts
            rows={[
              [t("department.one.owner"), item.newOwner?.name ?? t("department.noOwner")],
              [t("department.column.from"), day(item.effectiveDate)],
              [t("department.one.orders"), item.openOrders > 0 ? number(item.openOrders) : null],
              [
                t("department.one.owed"),
                item.receivableMinor > 0 ? <Money minor={item.receivableMinor} exact /> : null,
              ],
              [t("department.objection"), item.objection],
              [
                t("department.one.settlement"),
                item.settlement
                  ? t("department.one.settled", {
                      text: item.settlement.text,
                      name: item.settlement.byName ?? "—",
                      when: instant(item.settlement.at),
                    })
                  : null,
              ],
              [t("department.column.person"), mayAnswer ? null : (item.person?.name ?? t("department.noPerson"))],
            ]}
          />
          {item.openQuestions.length > 0 ? (
            <div>
              <Text size="sm" c="dimmed">
                {t("department.one.questions")}
              </Text>
              <List size="sm">
                {item.openQuestions.map((one) => (
                  <List.Item key={`${one.text}${one.dueDate}`}>
                    {one.text}
                    {one.dueDate ? ` · ${t("department.one.questionDue", { date: day(one.dueDate) })}` : null}
                  </List.Item>
                ))}
              </List>
            </div>
          ) : null}
          {mayAnswer ? (
            <>
              <Select
                label={t("department.one.person")}
                placeholder={t("department.noPerson")}
                searchable
                nothingFoundMessage={t("common.palette.nothing")}
                value={personId}
                onChange={setPersonId}
                disabled={objection !== ""}
                data={colleagues.map(({ id, name }) => ({ value: id, label: name }))}
              />
              <Textarea
                label={t("department.one.reason")}
                description={t("department.one.reasonHint")}
                autosize
                minRows={2}
                maxLength={2000}
                error={objection !== "" && objection.length < 3}
                value={text}
                onChange={(event) => setText(event.currentTarget.value)}
              />
              <Group justify="flex-end">
                <Button variant="default" onClick={onClose}>
                  {t("common.cancel")}
                </Button>
                <Button type="submit" disabled={objection !== "" && objection.length < 3}>
                  {t("department.one.keep")}
                </Button>
              </Group>
            </>
          ) : null}
        </Stack>
      </form>
    </Modal>
  );
}
