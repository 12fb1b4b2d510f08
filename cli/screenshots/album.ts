import type { Browser } from "playwright-core";
import type { DepartureView } from "../../contracts/routes/departures.ts";
import { type Locale, locales } from "../../messages/locale.ts";
import { listOpenTasks, type Play } from "../demo/play.ts";
import { type Look, lookAt } from "./look.ts";
import { type Picture, pictures } from "./pictures.ts";
import { type Shot, takePictures } from "./take-pictures.ts";

export interface Album {
  /** Takes what this moment shows best; true when every picture is taken. */
  look(view: DepartureView, play: Play): Promise<boolean>;
  /** The pictures not taken yet. */
  missing(): string[];
}

/** Follows a departure and takes each screen once, at its moment. `wanted`: names of pictures; all when left out. */
export function openAlbum(
  browser: Browser,
  folder: string,
  wanted: readonly string[],
  progress: (text: string) => void,
): Album {
  const left = new Set(
    pictures
      .filter(({ name }) => wanted.length === 0 || wanted.includes(name))
      .flatMap((picture) => (picture.russian ? locales : (["en"] as const)).map((locale) => ({ picture, locale }))),
  );
  return {
    missing: () => [...left].map(({ picture, locale }) => `${picture.name} (${locale})`),
    look: async (view, play) => {
      const look = lookAt(play, view, await listOpenTasks(play));
      for (const page of [...left].filter(({ picture }) => picture.when(look))) {
        const shot = await prepareShot(page.picture, page.locale, look);
        if (shot === null) continue;
        for (const file of await takePictures(browser, folder, shot)) progress(file);
        left.delete(page);
      }
      return left.size === 0;
    },
  };
}

/** Null: there is nothing to show yet. */
async function prepareShot(picture: Picture, locale: Locale, look: Look): Promise<Shot | null> {
  const path = await picture.path(look, locale);
  if (path === null) return null;
  const personId = picture.who(look);
  return {
    name: picture.name,
    locale,
    address: look.play.address,
    path,
    signIn: personId === null ? null : await look.play.cast.signInOf(personId),
    phone: picture.phone ?? false,
    whole: picture.whole ?? false,
    keys: picture.keys ?? [],
  };
}
