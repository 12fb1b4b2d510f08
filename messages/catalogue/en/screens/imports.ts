/** Import. */
export const imports = {
  title: "Import",
};
