import { get, post } from "/api.js";
import { showDepartmentNotice } from "/department-notice.js";
import { h, show } from "/dom.js";

const token = location.pathname.split("/").pop();
const path = `department-pages/${encodeURIComponent(token)}`;

/** The notice behind a department's mail. Opening it changes nothing; its button acknowledges. */
async function showNotice() {
  const notice = await get(path);
  show(
    h("h1", {}, `Clients of ${notice.oldOwnerName}`),
    showDepartmentNotice(notice, async (answer) => {
      await post(`${path}/acknowledge`, answer);
      await showNotice();
    }),
  );
}

try {
  await showNotice();
} catch (error) {
  show(h("p", { role: "alert" }, error.message));
}
