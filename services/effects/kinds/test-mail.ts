import { renderMessage } from "../../../messages/render-message.ts";
import { readSettings } from "../../settings/read-settings.ts";
import type { EffectKind } from "../effect-kind.ts";
import { readMailPeople } from "./mail-people.ts";

/** What an administrator sends to themselves, rendered, claimed and delivered like any other mail. */
export const testMail: EffectKind = {
  // Whoever still wants to know asks for another one.
  ifNotSent: "goOn",

  async prepare({ tx }, effect) {
    const reader = effect.personId ? (await readMailPeople(tx, [effect.personId])).get(effect.personId) : undefined;
    if (!reader?.email || reader.status === "left") return { cancel: "noRecipient" };
    const { company } = await readSettings(tx);
    const message = { personName: reader.name, company: company.name };
    return {
      send: {
        from: { name: company.name, address: company.fromAddress },
        to: { name: reader.name, address: reader.email },
        ...renderMessage("testMail", reader.locale, message),
      },
    };
  },
};
