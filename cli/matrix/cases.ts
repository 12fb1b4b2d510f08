import { countClassicmodels, countMaven, countNorthwind } from "./source-counts.ts";

/** Company data that several demos share: imported once, its database cloned for each leaver. */
export interface MatrixSet {
  name: string;
  /** Folder below the data folder; null for the sample company. */
  folder: string | null;
  /** Clients of each leaver, counted in the source files by code of its own. */
  count(folder: string): Map<string, number>;
  /** Who leaves; null: everyone with clients, and those `also` named. */
  leavers: readonly string[] | null;
  also: readonly string[];
  /** Figures that must be above 0 over the set in sum. */
  aboveZero: readonly string[];
}

const told = ["clientNotices.sent", "clientNotices.called", "clientNotices.byOtherChannel"];
const decided = [
  "owners.changedByHead",
  "owners.declined",
  "offers.approved",
  "offers.none",
  "clientNotices.confirmed",
  "introductions.invitesSent",
];

export const SAMPLE_CLIENTS = 450;

export const matrixSets: readonly MatrixSet[] = [
  { name: "sample", folder: null, count: () => new Map(), leavers: [], also: [], aboveZero: [...told, ...decided] },
  {
    name: "classicmodels",
    folder: "classicmodels/csv",
    count: countClassicmodels,
    leavers: null,
    also: ["Tom King"],
    aboveZero: [...told, ...decided],
  },
  {
    name: "northwind",
    folder: "northwind/csv",
    count: countNorthwind,
    leavers: ["Andrew Fuller", "Steven Buchanan", "Nancy Davolio", "Robert King", "Anne Dodsworth"],
    also: [],
    aboveZero: told,
  },
  {
    name: "maven",
    folder: "maven",
    count: countMaven,
    leavers: ["Kary Hendrixson", "Gladys Colclough", "Donn Cantrell", "Darcel Schlecht", "Niesha Huffines"],
    also: [],
    aboveZero: told,
  },
];
