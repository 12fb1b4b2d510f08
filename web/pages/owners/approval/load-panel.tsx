import { Button, UnstyledButton } from "@mantine/core";
import { type CSSProperties, memo, useState } from "react";
import { Panel } from "../../../components/panel.tsx";
import { Outline } from "../../../components/states.tsx";
import { useTexts } from "../../../texts/use-texts.ts";
import { type Load, overBy } from "./compute-loads.ts";
import classes from "./load-panel.module.css";

/** Those who are over their limit, or get most, come first; the others at a press. */
const FIRST = 12;

/** What each person would carry, before and after, with my marks counted in; `onRaise` for who may raise a limit. */
export const LoadPanel = memo(Loads);

interface LoadPanelProps {
  /** Null until the plan is there. */
  loads: readonly Load[] | null;
  onRaise?: ((load: Load) => void) | undefined;
}

function Loads({ loads, onRaise }: LoadPanelProps) {
  const { t } = useTexts();
  return (
    <Panel title={t("owners.load.title")}>{loads ? <Table loads={loads} onRaise={onRaise} /> : <Outline />}</Panel>
  );
}

function Table({ loads, onRaise }: LoadPanelProps & { loads: readonly Load[] }) {
  const { t } = useTexts();
  const [all, setAll] = useState(false);
  const shown = all || loads.length <= FIRST + 1 ? loads : loads.slice(0, FIRST);
  return (
    <>
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- a region that scrolls must be reachable by key */}
      <div className={classes.scroller} tabIndex={0} role="region" aria-label={t("owners.load.title")}>
        <table className={classes.table}>
          <thead>
            <tr>
              <th scope="col">{t("owners.load.person")}</th>
              <th scope="col">{t("owners.load.before")}</th>
              <th scope="col">{t("owners.load.after")}</th>
              <th scope="col">{t("owners.load.hours")}</th>
            </tr>
          </thead>
          <tbody>
            {shown.map((load) => (
              <LoadRow key={load.personId} load={load} onRaise={onRaise} />
            ))}
          </tbody>
        </table>
      </div>
      {shown.length < loads.length ? (
        <Button variant="subtle" size="xs" onClick={() => setAll(true)}>
          {t("owners.load.all", { count: loads.length })}
        </Button>
      ) : null}
    </>
  );
}

/** Drawn again only when a figure in it has changed: fifty people are most of what stands on the page, so their cells are plain elements. */
const LoadRow = memo(PersonLoad, (a, b) => a.onRaise === b.onRaise && isSameLoad(a.load, b.load));

const isSameLoad = (a: Load, b: Load): boolean =>
  (Object.keys(a) as (keyof Load)[]).every((figure) => a[figure] === b[figure]);

function PersonLoad({ load, onRaise }: { load: Load; onRaise?: ((load: Load) => void) | undefined }) {
  const { t, number } = useTexts();
  const over = overBy(load);
  const full = load.after >= load.capacity;
  const tight = load.hoursThere !== null && load.hoursNeeded > load.hoursThere;
  const bar = {
    "--bar-part": `${Math.min(100, (100 * load.after) / Math.max(1, load.capacity))}%`,
    "--bar-colour": over > 0 ? "var(--mantine-color-error)" : "var(--mantine-primary-color-filled)",
  };
  return (
    <tr className={classes.row}>
      <th scope="row">
        {load.name}
        {onRaise && full ? (
          <UnstyledButton
            className={classes.raise}
            onClick={() => onRaise(load)}
            aria-label={t("owners.load.raiseOf", { person: load.name })}
          >
            {t("owners.load.raise")}
          </UnstyledButton>
        ) : null}
      </th>
      <td>{number(load.before)}</td>
      <td>
        <span className={classes.figure} data-mine={load.byMarks !== 0 || undefined}>
          {t("owners.load.of", { after: load.after, capacity: load.capacity })}
        </span>
        <div className={classes.bar} style={bar as CSSProperties} />
        {load.byMarks === 0 ? null : (
          <div className={classes.note}>
            {t("owners.load.byMarks", { count: load.byMarks > 0 ? `+${number(load.byMarks)}` : number(load.byMarks) })}
          </div>
        )}
        {over > 0 ? <div className={classes.warning}>{t("owners.load.over", { count: over })}</div> : null}
      </td>
      <td className={classes.figure}>
        {load.hoursThere === null
          ? t("common.hours", { count: number(load.hoursNeeded, 1) })
          : t("owners.load.hoursOf", { needed: number(load.hoursNeeded, 1), there: number(load.hoursThere) })}
        {tight ? <div className={classes.warning}>{t("owners.load.tight")}</div> : null}
      </td>
    </tr>
  );
}
