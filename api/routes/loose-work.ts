import {
  acceptLooseWorkRoute,
  listLooseWorkRoute,
  nameLooseWorkOwnerRoute,
} from "../../contracts/routes/loose-work.ts";
import { acceptLooseWork } from "../../services/loose-work/accept-loose-work.ts";
import { listLooseWork } from "../../services/loose-work/list-loose-work.ts";
import { nameLooseWorkOwner } from "../../services/loose-work/name-loose-work-owner.ts";
import { type BoundRoute, bind } from "../bind.ts";

/** Loose work: listed, given to a person, accepted with a date. */
export const looseWorkRoutes: BoundRoute[] = [
  bind(listLooseWorkRoute, ({ deps, actor, params }) => listLooseWork(deps, actor, params.departureId)),
  bind(nameLooseWorkOwnerRoute, ({ deps, actor, params, body }) =>
    nameLooseWorkOwner(deps, actor, { ...params, ...body }),
  ),
  bind(acceptLooseWorkRoute, ({ deps, actor, params, body }) => acceptLooseWork(deps, actor, { ...params, ...body })),
];
