import { useNotifications } from "@mantine/notifications";
import { lazy, Suspense, useState } from "react";

const NoticeList = lazy(() => import("./notice-list.tsx").then((module) => ({ default: module.NoticeList })));

/** Short notices in a corner. What shows them comes with the first one. */
export function Notices() {
  const { notifications } = useNotifications();
  const [needed, setNeeded] = useState(false);
  if (!needed && notifications.length > 0) setNeeded(true);
  return needed ? (
    <Suspense fallback={null}>
      <NoticeList />
    </Suspense>
  ) : null;
}
