/** A name as it is compared with what is typed: whatever its case, ё written as е or not. */
export const foldName = (name: string): string => name.trim().normalize("NFC").toLocaleLowerCase().replaceAll("ё", "е");
