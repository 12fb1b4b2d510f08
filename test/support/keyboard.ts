import type { CDPSession, Page } from "playwright-core";

export const layouts = ["latin", "cyrillic"] as const;
export type Layout = (typeof layouts)[number];

/** What the key in each place writes under the Russian layout. */
const cyrillic: Readonly<Record<string, string>> = {
  KeyA: "ф",
  KeyJ: "о",
  KeyK: "л",
  KeyR: "к",
  KeyU: "г",
  KeyV: "м",
  KeyX: "ч",
  Slash: ".",
};

export interface Keyboard {
  /** Presses a key by its place (`KeyJ`, `Enter`), so many times. */
  press(code: string, times?: number): Promise<void>;
  type(text: string): Promise<void>;
}

/** A keyboard whose letters are those of the layout; the places of its keys are the same. */
export async function openKeyboard(page: Page, layout: Layout): Promise<Keyboard> {
  const session = layout === "cyrillic" ? await page.context().newCDPSession(page) : null;
  return {
    press: async (code, times = 1) => {
      for (let i = 0; i < times; i++) {
        const letter = cyrillic[code];
        if (session && letter) await pressLetter(session, code, letter);
        else await page.keyboard.press(code);
      }
    },
    type: (text) => page.keyboard.type(text),
  };
}

async function pressLetter(session: CDPSession, code: string, key: string): Promise<void> {
  await session.send("Input.dispatchKeyEvent", { type: "keyDown", code, key, text: key });
  await session.send("Input.dispatchKeyEvent", { type: "keyUp", code, key });
}
