import { get, post } from "/api.js";
import { showDepartmentNotice } from "/department-notice.js";
import { area, choice } from "/dom.js";
import { listDepartmentPeople } from "/people.js";
import { act } from "/step-form.js";

/** The same table and button as behind the department's mail. */
export async function acknowledgeDepartment(task) {
  const path = `department-notices/${task.subjectId}`;
  return showDepartmentNotice(await get(path), async (answer) => {
    await post(`${path}/acknowledge`, answer);
    location.reload();
  });
}

/** The head answers a department's objection to one client. */
export async function settleObjection(task) {
  return [
    act(
      [
        ["Answer", area("text")],
        ["The department’s person", choice("personId", await listDepartmentPeople(task.subjectId), "Stays")],
      ],
      "Settle",
      `handovers/${task.handoverId}/settle-objection`,
      ({ text, personId }) => ({ departmentId: task.subjectId, text, personId: personId || null }),
    ),
  ];
}
