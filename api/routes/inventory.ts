import {
  addContactRoute,
  addOpenQuestionRoute,
  answerGapsRoute,
  getDossierRoute,
  listHandoversRoute,
  listSuggestionsRoute,
  listUnsignedInventoriesRoute,
  signInventoryRoute,
  suggestSuccessorRoute,
  suggestSuccessorsRoute,
  updateContactRoute,
  updateOpenQuestionRoute,
} from "../../contracts/routes/inventory.ts";
import { addContact } from "../../services/inventory/add-contact.ts";
import { addOpenQuestion } from "../../services/inventory/add-open-question.ts";
import { answerGaps } from "../../services/inventory/answer-gaps.ts";
import { getDossier } from "../../services/inventory/get-dossier.ts";
import { listHandovers } from "../../services/inventory/list-handovers.ts";
import { listSuggestions } from "../../services/inventory/list-suggestions.ts";
import { listUnsignedInventories } from "../../services/inventory/list-unsigned-inventories.ts";
import { signInventory } from "../../services/inventory/sign-inventory.ts";
import { suggestSuccessor } from "../../services/inventory/suggest-successor.ts";
import { suggestSuccessors } from "../../services/inventory/suggest-successors.ts";
import { updateContact } from "../../services/inventory/update-contact.ts";
import { updateOpenQuestion } from "../../services/inventory/update-open-question.ts";
import { type BoundRoute, bind } from "../bind.ts";

/** The book of a leaver: its clients, their dossiers, and the joint inventory. */
export const inventoryRoutes: BoundRoute[] = [
  bind(listHandoversRoute, ({ deps, actor, params, query }) => listHandovers(deps, actor, { ...params, ...query })),
  bind(getDossierRoute, ({ deps, actor, params }) => getDossier(deps, actor, params.handoverId)),
  bind(addContactRoute, ({ deps, actor, params, body, ifMatch }) =>
    addContact(deps, actor, { ...params, version: ifMatch, contact: body }),
  ),
  bind(updateContactRoute, ({ deps, actor, params, body, ifMatch }) =>
    updateContact(deps, actor, { ...params, version: ifMatch, contact: body }),
  ),
  bind(addOpenQuestionRoute, ({ deps, actor, params, body, ifMatch }) =>
    addOpenQuestion(deps, actor, { ...params, version: ifMatch, question: body }),
  ),
  bind(updateOpenQuestionRoute, ({ deps, actor, params, body, ifMatch }) =>
    updateOpenQuestion(deps, actor, { ...params, version: ifMatch, question: body }),
  ),
  bind(suggestSuccessorRoute, ({ deps, actor, params, body }) => suggestSuccessor(deps, actor, { ...params, ...body })),
  bind(suggestSuccessorsRoute, ({ deps, actor, params, body }) =>
    suggestSuccessors(deps, actor, { ...params, ...body }),
  ),
  bind(listSuggestionsRoute, ({ deps, actor, params }) => listSuggestions(deps, actor, params.departureId)),
  bind(listUnsignedInventoriesRoute, ({ deps, actor, params }) =>
    listUnsignedInventories(deps, actor, params.departureId),
  ),
  bind(answerGapsRoute, ({ deps, actor, params, body }) => answerGaps(deps, actor, { ...params, ...body })),
  bind(signInventoryRoute, ({ deps, actor, params, body }) => signInventory(deps, actor, { ...params, ...body })),
];
