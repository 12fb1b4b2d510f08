import type { Mapping } from "../../../contracts/mapping.ts";
import { classicmodelsMapping } from "./classicmodels.ts";
import { hubspotSampleMapping } from "./hubspot-sample.ts";
import { hubspotTablesMapping } from "./hubspot-tables.ts";
import { mavenMapping } from "./maven.ts";
import { northwindMapping } from "./northwind.ts";
import { onlineRetailMapping } from "./online-retail.ts";

/** Exports known without a mapping file. */
export const builtInMappings: readonly Mapping[] = [
  classicmodelsMapping,
  hubspotSampleMapping,
  hubspotTablesMapping,
  mavenMapping,
  northwindMapping,
  onlineRetailMapping,
];
