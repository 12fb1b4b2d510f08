import { Link } from "@tanstack/react-router";
import classes from "./link-tabs.module.css";

/** Parts of one thing, each at its own address. The one shown is marked for the eye and the ear. */
export function LinkTabs({ label, tabs }: { label: string; tabs: readonly { to: string; text: string }[] }) {
  return (
    <nav aria-label={label} className={classes.tabs}>
      <ul className={classes.list}>
        {tabs.map(({ to, text }) => (
          <li key={to}>
            <Link to={to} className={classes.tab} activeOptions={{ exact: true, includeSearch: false }}>
              {text}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}
