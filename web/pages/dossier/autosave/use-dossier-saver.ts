import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useEffect, useState, useSyncExternalStore } from "react";
import type { DossierView } from "../../../../contracts/inventory.ts";
import {
  getDossierRoute,
  updateContactRoute,
  updateOpenQuestionRoute,
} from "../../../../contracts/routes/inventory.ts";
import { call } from "../../../app/call.ts";
import { keptTexts } from "../../../app/kept.ts";
import type { Problem } from "../../../app/problem.ts";
import { keyOf, useRead } from "../../../app/queries.ts";
import { useMe } from "../../../app/session.tsx";
import { DossierSaver, type FieldState, type SaveSummary } from "./dossier-saver.ts";
import { isChangeOf, parseKey, readValues, toContactChange, toQuestionChange } from "./field-codec.ts";

interface FieldSave {
  key: string;
  text: string;
  version: number;
}

/** The saver of one open dossier. It takes up what was kept unsaved, and each new reading of the dossier. */
export function useDossierSaver(dossier: DossierView): DossierSaver {
  const me = useMe();
  const cache = useQueryClient();
  const handoverId = dossier.handover.id;
  // A mutation, so that an ended sign-in is asked for anew over the page; always tried, because the saver itself waits for the line.
  const { mutateAsync } = useMutation<number, Problem, FieldSave>({
    mutationFn: (edit) => saveField(handoverId, edit),
    networkMode: "always",
    retry: false,
    meta: { quiet: true },
    onSuccess: () => cache.invalidateQueries(),
  });
  const [saver] = useState(
    () =>
      new DossierSaver(readValues(dossier), {
        kept: keptTexts(me.id, `handover:${handoverId}`),
        save: (key, text, version) => mutateAsync({ key, text, version }),
        reload: async () => {
          const fresh = await call(getDossierRoute, { params: { handoverId } });
          cache.setQueryData(keyOf(getDossierRoute, { params: { handoverId } }), fresh);
          return readValues(fresh);
        },
        isOf: isChangeOf,
      }),
  );
  // Each reading counts, one that says the same too: it tells that the line and the sign-in are there again.
  const { dataUpdatedAt } = useRead(getDossierRoute, { params: { handoverId } });
  useEffect(() => saver.see(readValues(dossier)), [saver, dossier, dataUpdatedAt]);
  useEffect(() => {
    window.addEventListener("online", saver.tryAgain);
    return () => {
      window.removeEventListener("online", saver.tryAgain);
      saver.stop();
    };
  }, [saver]);
  return saver;
}

async function saveField(handoverId: string, { key, text, version }: FieldSave): Promise<number> {
  const { entity, id, field } = parseKey(key);
  const options = { ifMatch: version };
  const changed =
    entity === "contact"
      ? await call(
          updateContactRoute,
          { params: { handoverId, contactId: id }, body: toContactChange(field, text) },
          options,
        )
      : await call(
          updateOpenQuestionRoute,
          { params: { handoverId, questionId: id }, body: toQuestionChange(field, text) },
          options,
        );
  return changed.version;
}

/** One field's text and how it stands. */
export function useSavedField(saver: DossierSaver, field: string): FieldState & { value: string } {
  const value = useSyncExternalStore(saver.subscribe, () => saver.value(field));
  const state = useSyncExternalStore(saver.subscribe, () => saver.field(field));
  return { ...state, value };
}

export const useSaveSummary = (saver: DossierSaver): SaveSummary =>
  useSyncExternalStore(saver.subscribe, saver.summary);
