/** What is known of one row of an import beside the code of its reason. */
export interface ImportRowDetails {
  /** Column of the file, as its header has it. */
  column?: string;
  /** What the text of the code is filled with; `field` is a field of a mapping and read as its label. */
  values?: Readonly<Record<string, string | number>>;
  /** Fields of a mapping in which the record here changes. */
  fields?: readonly string[];
  /** The words themselves, of imports that were compared when reports were kept in English. */
  text?: string;
}
