import { Button, type ButtonProps } from "@mantine/core";
import type { ComponentPropsWithoutRef } from "react";
import classes from "./wide-button.module.css";

/** A button that says exactly what it does, however long that is: its words are never cut off. */
export function WideButton(props: ButtonProps & ComponentPropsWithoutRef<"button">) {
  return <Button {...props} classNames={{ root: classes.root ?? "", label: classes.label ?? "" }} />;
}
