const letters: Readonly<Record<string, string>> = {
  а: "a",
  б: "b",
  в: "v",
  г: "g",
  д: "d",
  е: "e",
  ё: "e",
  ж: "zh",
  з: "z",
  и: "i",
  й: "y",
  к: "k",
  л: "l",
  м: "m",
  н: "n",
  о: "o",
  п: "p",
  р: "r",
  с: "s",
  т: "t",
  у: "u",
  ф: "f",
  х: "kh",
  ц: "ts",
  ч: "ch",
  ш: "sh",
  щ: "shch",
  ъ: "",
  ы: "y",
  ь: "",
  э: "e",
  ю: "yu",
  я: "ya",
  ä: "ae",
  ö: "oe",
  ü: "ue",
  ß: "ss",
};

/** Letters and digits of a name in plain Latin, lower case, words joined by `joint`: safe in a mail address. */
export function transliterate(name: string, joint: string): string {
  const plain = [...name.toLowerCase()].map((char) => letters[char] ?? char).join("");
  const words = plain
    .normalize("NFD")
    .replace(/\p{M}/gu, "")
    .match(/[a-z0-9]+/g);
  return (words ?? []).join(joint);
}
