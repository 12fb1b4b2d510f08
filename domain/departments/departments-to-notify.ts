import { type DepartmentCode, departmentCodes } from "../codes.ts";

export type ServedClient = {
  id: string;
  /** Departments that serve this client; told of the change. */
  servedBy: readonly DepartmentCode[];
  /** Those with an open order or a receivable of this client. */
  openAt: readonly DepartmentCode[];
};

export type DepartmentToNotify = {
  department: DepartmentCode;
  clientIds: string[];
  /** Clients that wait for this department's acknowledgement: it has an open order, question or receivable of them. */
  gatingClientIds: string[];
  openQuestionIds: string[];
};

/**
 * R12: the departments to tell, each with its clients, its open questions and the clients it gates; one notice a
 * department.
 */
export function listDepartmentsToNotify(
  clients: readonly ServedClient[],
  openQuestions: readonly { id: string; clientId: string; department: DepartmentCode | null }[],
): DepartmentToNotify[] {
  return departmentCodes
    .map((department): DepartmentToNotify => {
      const questions = openQuestions.filter((question) => question.department === department);
      const asked = new Set(questions.map(({ clientId }) => clientId));
      const gating = clients
        .filter(({ id, openAt }) => openAt.includes(department) || asked.has(id))
        .map(({ id }) => id);
      const gated = new Set(gating);
      const told = clients
        .filter(({ id, servedBy }) => gated.has(id) || servedBy.includes(department))
        .map(({ id }) => id);
      return {
        department,
        clientIds: told,
        gatingClientIds: gating,
        openQuestionIds: questions.filter(({ clientId }) => gated.has(clientId)).map(({ id }) => id),
      };
    })
    .filter(({ clientIds }) => clientIds.length > 0);
}

/**
 * R12: whether a client's departments are told: every department that gates it acknowledged, or its gate opened after
 * escalation in silence; of the others the notice need only have been delivered.
 */
export function areDepartmentsTold(
  notices: readonly { gating: boolean; delivered: boolean; acknowledged: boolean; openedBySilence: boolean }[],
): boolean {
  return notices.every(
    ({ gating, delivered, acknowledged, openedBySilence }) => acknowledged || (gating ? openedBySilence : delivered),
  );
}
