import { useMatches } from "@mantine/core";
import { type CSSProperties, useMemo } from "react";
import type { Column } from "./column.ts";

const steps = ["xs", "sm", "md", "lg", "xl"] as const;
const reached = { base: 0, xs: 1, sm: 2, md: 3, lg: 4, xl: 5 };
const atOnce = { getInitialValueInEffect: false };
/** Width of the box a row is marked by. */
const MARK = "2.75rem";
/** What a column without a width keeps before the table scrolls sideways. */
const LEAST = "4.5rem";

/** The columns a screen as wide as this one has room for. */
export function useColumnsInSight<Row extends object>(columns: readonly Column<Row>[]): readonly Column<Row>[] {
  const width = useMatches(reached, atOnce);
  return useMemo(() => {
    const isReached = (step: (typeof steps)[number]) => steps.indexOf(step) < width;
    return columns.filter(
      ({ visibleFrom, visibleBelow }) =>
        (!visibleFrom || isReached(visibleFrom)) && !(visibleBelow && isReached(visibleBelow)),
    );
  }, [columns, width]);
}

/** The tracks every row is laid out in: written once for the table, so that a row has no style of its own. */
export function layOutColumns(
  columns: readonly Pick<Column<object>, "width" | "share">[],
  isMarking: boolean,
): CSSProperties {
  const tracks = columns.map(({ width, share = 1 }) => width ?? `minmax(0, ${share}fr)`);
  const least = columns.map(({ width }) => width ?? LEAST);
  const box = isMarking ? [MARK] : [];
  return {
    "--columns": [...box, ...tracks].join(" "),
    minWidth: `calc(${[...box, ...least].join(" + ")})`,
  } as CSSProperties;
}
