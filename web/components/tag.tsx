import type { ReactNode } from "react";
import classes from "./tag.module.css";

/** A word on a pale ground. One plain element: in a table of thousands of rows it is drawn at every turn of the wheel. */
export function Tag({ color, children }: { color: "gray" | "orange" | "teal" | "blue" | "red"; children: ReactNode }) {
  return (
    <span className={classes.tag} data-color={color}>
      {children}
    </span>
  );
}
