/** Departments. */
export const department = {
  title: "Departments",
};
