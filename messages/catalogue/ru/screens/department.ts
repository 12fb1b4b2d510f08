/** Departments. */
export const department = {
  title: "Отделы",
};
