/** Dossier. */
export const dossier = {
  title: "Досье",
};
