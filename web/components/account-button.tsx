import { Avatar, UnstyledButton, type UnstyledButtonProps } from "@mantine/core";
import type { ComponentProps } from "react";
import { useTexts } from "../texts/use-texts.ts";

type AccountButtonProps = { name: string } & Omit<ComponentProps<"button">, "name"> & UnstyledButtonProps;

/** Who is signed in; what it opens takes what it needs from whoever places it. */
export function AccountButton({ name, ...button }: AccountButtonProps) {
  const { t } = useTexts();
  return (
    <UnstyledButton aria-haspopup="menu" aria-label={`${t("common.menu.account")}: ${name}`} {...button}>
      {/* Initials would be shown words that are not in the button's name. */}
      <Avatar color="harbour" size={32} aria-hidden />
    </UnstyledButton>
  );
}
