/** Languages every text exists in. */
export const locales = ["en", "ru"] as const;

export type Locale = (typeof locales)[number];

/** How each is written to the Intl formats. Bare "en" would write American dates; the day goes first in both languages. */
export const localeTags: Record<Locale, string> = { en: "en-GB", ru: "ru-RU" };
