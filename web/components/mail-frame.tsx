import type { SyntheticEvent } from "react";
import classes from "./mail-frame.module.css";

/** A mail's tags carry styles of their own, which the page's content policy takes from no markup; scripts may set them. */
const withoutStyles = (html: string) => html.replaceAll(/(<[a-z][\w-]*[^<>]*?)\sstyle="/gi, '$1 data-style="');

/** A mail as its reader sees it: nothing in it runs, and its links open elsewhere. */
export function MailFrame({ title, html }: { title: string; html: string }) {
  return (
    <iframe
      className={classes.frame}
      title={title}
      sandbox="allow-same-origin allow-popups allow-popups-to-escape-sandbox"
      srcDoc={withoutStyles(html)}
      onLoad={dress}
    />
  );
}

function dress(event: SyntheticEvent<HTMLIFrameElement>): void {
  const mail = event.currentTarget.contentDocument;
  if (!mail) return;
  for (const element of mail.querySelectorAll<HTMLElement>("[data-style]"))
    element.style.cssText = element.dataset.style ?? "";
  for (const link of mail.querySelectorAll("a")) {
    link.target = "_blank";
    link.rel = "noreferrer";
  }
}
