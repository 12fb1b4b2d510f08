import type { CorrectCoordinates } from "../../../contracts/client-page.ts";

export type Details = Record<"name" | "title" | "email" | "phone", string>;

/** What differs from what is on record; nothing at all says that it is right as it stands. An emptied part is taken away. */
export function changedDetails(
  known: { name: string; title: string | null; email: string | null; phone: string | null },
  given: Details,
): CorrectCoordinates {
  const name = given.name.trim();
  const title = given.title.trim();
  const email = given.email.trim();
  const phone = given.phone.trim();
  return {
    ...(name === known.name ? {} : { name }),
    ...(title === (known.title ?? "") ? {} : { title: title || null }),
    ...(email === (known.email ?? "") ? {} : { email }),
    ...(phone === (known.phone ?? "") ? {} : { phone: phone || null }),
  };
}
