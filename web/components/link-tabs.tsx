import { Link, useRouterState } from "@tanstack/react-router";
import { useEffect, useRef } from "react";
import classes from "./link-tabs.module.css";
import hint from "./scroll-hint.module.css";

/** Parts of one thing, each at its own address. The one shown is marked for the eye and the ear, and in sight. */
export function LinkTabs({ label, tabs }: { label: string; tabs: readonly { to: string; text: string }[] }) {
  const bar = useRef<HTMLElement>(null);
  const path = useRouterState({ select: (state) => state.resolvedLocation?.pathname });
  useEffect(() => {
    if (bar.current) bringIntoSight(bar.current);
  }, [path]);
  return (
    <nav ref={bar} aria-label={label} className={`${classes.tabs} ${hint.hint} ${hint.page}`}>
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

/** Scrolls the bar alone, never the page. */
function bringIntoSight(bar: HTMLElement): void {
  const shown = bar.querySelector("[aria-current=page]")?.getBoundingClientRect();
  const room = bar.getBoundingClientRect();
  if (shown) bar.scrollLeft += shown.left + shown.width / 2 - (room.left + room.width / 2);
}
