import { Title } from "@mantine/core";
import { useEffect } from "react";

/** The page's one heading, and the window's name. */
export function PageTitle({ children }: { children: string }) {
  useEffect(() => {
    document.title = children;
  }, [children]);
  return <Title order={1}>{children}</Title>;
}
