import classes from "./two-lines.module.css";

interface TwoLinesProps {
  first: string;
  /** Empty: there is no second line. */
  second: string;
  bold?: boolean;
  /** The second line is something to look at. */
  warns?: boolean;
}

/** In a row of a table: what it is, and under it in small why it matters. */
export function TwoLines({ first, second, bold = false, warns = false }: TwoLinesProps) {
  return (
    <>
      <span className={classes.first} data-bold={bold || undefined}>
        {first}
      </span>
      {second ? (
        <>
          <br />
          <span className={classes.second} data-warns={warns || undefined} title={second}>
            {second}
          </span>
        </>
      ) : null}
    </>
  );
}
