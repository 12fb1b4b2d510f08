import { globSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { screens as enScreens } from "../messages/catalogue/en/screens.ts";
import { en } from "../messages/catalogue/en.ts";
import { screens as ruScreens } from "../messages/catalogue/ru/screens.ts";
import { ru } from "../messages/catalogue/ru.ts";
import { checkTexts, flattenTexts, type TextFault } from "./texts/check-texts.ts";
import { checkUse } from "./texts/check-use.ts";

// npm run -s texts: every text of screens, mails and client pages in both languages; anything missing ends it with 1.

const root = join(import.meta.dirname, "..");
const english = flattenTexts({ ...en, screens: enScreens });
const russian = flattenTexts({ ...ru, screens: ruScreens });
const files = globSync("web/**/*.{ts,tsx}", { cwd: root }).map((file) => file.replaceAll("\\", "/"));
const sources = new Map(files.map((file) => [file, readFileSync(join(root, file), "utf8")]));

const faults = [...checkTexts(english, russian), ...checkUse(flattenTexts(enScreens).keys(), sources)];
const count = (...kinds: TextFault["kind"][]) => faults.filter((fault) => kinds.includes(fault.kind)).length;
for (const { key, kind, detail } of faults) console.error(`${kind}: ${key}: ${detail}`);
console.log(
  `${english.size} texts in 2 languages: ${count("missing", "empty")} missing, ${count("untranslated", "literal")} untranslated, ` +
    `${count("otherParameters", "pluralForms")} wrong patterns, ${count("unused")} unused`,
);
if (faults.length > 0) process.exitCode = 1;
