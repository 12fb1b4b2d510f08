import { useMatches } from "@mantine/core";
import { Notifications } from "@mantine/notifications";
import classes from "./notice-list.module.css";

/** Over the empty lower part of the menu, so that no button of a page or dialog lies beneath; a telephone has no menu beside. */
export function NoticeList() {
  const place = useMatches({
    base: { position: "top-center", containerWidth: 440 } as const,
    sm: { position: "bottom-left", containerWidth: 208 } as const,
  });
  return <Notifications {...place} limit={3} notificationMaxHeight={360} classNames={classes} />;
}
