import { isGrpcServiceError, type OperatorService } from "@temporalio/client";

/** By what workflows are found in Temporal's UI; the dev server is started with them. */
export const searchAttributes = { stage: "Keyword", lastDay: "Datetime", team: "Keyword" } as const;

/** Temporal's numbers of these types (IndexedValueType). */
const typeNumbers = { Keyword: 2, Datetime: 6 };
/** gRPC codes of a cluster whose attributes are kept by others: PERMISSION_DENIED, UNIMPLEMENTED, UNAUTHENTICATED. */
const NOT_ALLOWED = [7, 12, 16];

type Cluster = { operatorService: Pick<OperatorService, "listSearchAttributes" | "addSearchAttributes"> };

/**
 * Adds what is missing to a namespace. False when the cluster forbids it, or keeps one of the names with another type:
 * then workflows run without search attributes, because writing an unknown one would stop them.
 */
export async function registerSearchAttributes({ operatorService }: Cluster, namespace: string): Promise<boolean> {
  const wanted = Object.entries(searchAttributes).map(([name, type]) => [name, typeNumbers[type]] as const);
  try {
    const { customAttributes } = await operatorService.listSearchAttributes({ namespace });
    const known = customAttributes ?? {};
    if (wanted.some(([name, type]) => known[name] !== undefined && known[name] !== type)) return false;
    const missing = wanted.filter(([name]) => known[name] === undefined);
    if (missing.length > 0) {
      await operatorService.addSearchAttributes({ namespace, searchAttributes: Object.fromEntries(missing) });
    }
    return true;
  } catch (error) {
    if (isGrpcServiceError(error) && NOT_ALLOWED.includes(error.code)) return false;
    throw error;
  }
}
