import { Notifications } from "@mantine/notifications";

export function NoticeList() {
  return <Notifications position="bottom-left" limit={4} />;
}
