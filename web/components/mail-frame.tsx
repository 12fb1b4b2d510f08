import classes from "./mail-frame.module.css";

/** A mail as its reader will see it, in a frame where nothing runs and nothing leads out. */
export function MailFrame({ title, html }: { title: string; html: string }) {
  return <iframe className={classes.frame} title={title} sandbox="" srcDoc={html} />;
}
