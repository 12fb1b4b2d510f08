import type { Browser } from "playwright-core";
import type { DepartureView } from "../../contracts/routes/departures.ts";
import { listOpenTasks, type Play } from "../demo/play.ts";
import { type Look, lookAt } from "./look.ts";
import { type Picture, pictures } from "./pictures.ts";
import { takePictures } from "./take-pictures.ts";

export interface Album {
  /** Takes what this moment shows best; true when every picture is taken. */
  look(view: DepartureView, play: Play): Promise<boolean>;
  /** Names of the pictures not taken yet. */
  missing(): string[];
}

/** Follows a departure and takes each screen once, at its moment. `wanted`: names of pictures; all when left out. */
export function openAlbum(
  browser: Browser,
  folder: string,
  wanted: readonly string[],
  progress: (text: string) => void,
): Album {
  const left = new Set(pictures.filter(({ name }) => wanted.length === 0 || wanted.includes(name)));
  return {
    missing: () => [...left].map(({ name }) => name),
    look: async (view, play) => {
      const look = lookAt(play, view, await listOpenTasks(play));
      for (const picture of [...left].filter((one) => one.when(look))) {
        const files = await take(browser, folder, picture, look);
        for (const file of files) progress(file);
        if (files.length > 0) left.delete(picture);
      }
      return left.size === 0;
    },
  };
}

async function take(browser: Browser, folder: string, picture: Picture, look: Look): Promise<string[]> {
  const path = await picture.path(look);
  if (path === null) return [];
  const personId = picture.who(look);
  return takePictures(browser, folder, {
    name: picture.name,
    address: look.play.address,
    path,
    signIn: personId === null ? null : await look.play.cast.signInOf(personId),
    phone: picture.phone ?? false,
    locales: picture.russian ? ["en", "ru"] : ["en"],
  });
}
