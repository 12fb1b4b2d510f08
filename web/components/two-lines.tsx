import classes from "./two-lines.module.css";

interface TwoLinesProps {
  first: string;
  /** Empty: there is no second line. */
  second: string;
  /** The second line is something to look at. */
  warns?: boolean;
}

/** In a column of two `lines`: what it is, and under it in small why it matters. */
export function TwoLines({ first, second, warns = false }: TwoLinesProps) {
  if (second === "") return first;
  return (
    <>
      {`${first}\n`}
      <span className={classes.second} data-warns={warns || undefined} title={second}>
        {second}
      </span>
    </>
  );
}
