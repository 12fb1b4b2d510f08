import { eq } from "drizzle-orm";
import { people } from "../../db/schema/people.ts";
import { change, done, unchanged } from "../../db/transaction.ts";
import type { Actor } from "../../domain/access/actor.ts";
import type { ServiceDeps } from "../deps.ts";
import { ForbiddenError, NotFoundError } from "../errors.ts";

/** The signed-in person chooses the language of their pages and mails. */
export function setLocale(deps: ServiceDeps, actor: Actor, locale: "en" | "ru"): Promise<{ locale: "en" | "ru" }> {
  return change(deps.db, actor, async (context) => {
    if (actor.kind !== "person") throw new ForbiddenError("roleMayNot");
    await context.lock.people([actor.id], "update");
    const [person] = await context.tx.select({ locale: people.locale }).from(people).where(eq(people.id, actor.id));
    if (!person) throw new NotFoundError("person");
    if (person.locale === locale) return unchanged({ locale });
    await context.tx.update(people).set({ locale }).where(eq(people.id, actor.id));
    return done({ locale }, [{ verb: "setLocale", subject: `person:${actor.id}`, body: { locale } }]);
  });
}
