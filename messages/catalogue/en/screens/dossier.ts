/** Dossier. */
export const dossier = {
  title: "Dossier",
};
