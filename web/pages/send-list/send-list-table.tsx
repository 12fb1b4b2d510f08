import { useMemo } from "react";
import type { SendList } from "../../../contracts/client-notices.ts";
import { useMe } from "../../app/session.tsx";
import { DataTable } from "../../components/data-table/data-table.tsx";
import type { OnMark } from "../../components/data-table/use-row-keys.ts";
import { useTexts } from "../../texts/use-texts.ts";
import { sendListColumns } from "./send-list-columns.tsx";
import { useHold } from "./use-hold.ts";
import { useOpenNotice } from "./use-open-notice.ts";

interface SendListTableProps {
  departureId: string;
  list: SendList;
  marked: ReadonlySet<string>;
  onMark: OnMark;
}

/** Ready and held notices, most valuable first. Enter reads one, x marks it, h holds it or puts it back. */
export function SendListTable({ departureId, list, marked, onMark }: SendListTableProps) {
  const texts = useTexts();
  const { businessNow } = useMe();
  const hold = useHold(departureId);
  const { show } = useOpenNotice();
  const { mayRelease } = list;
  const columns = useMemo(
    () => sendListColumns(texts, businessNow, mayRelease ? hold : undefined),
    // `hold` is new at each turn and always does the same.
    // oxlint-disable-next-line react-hooks/exhaustive-deps -- see above
    [texts, businessNow, mayRelease],
  );
  return (
    <DataTable
      label={texts.t("sendList.title")}
      rows={list.items}
      columns={columns}
      rowId={(item) => item.noticeId}
      onOpen={(item) => show({ notice: item.noticeId })}
      {...(mayRelease ? { marked, onMark, rowKeys: { KeyH: hold } } : {})}
      tone={(item) => (item.state === "held" ? "done" : undefined)}
      maxHeight="60dvh"
    />
  );
}
