import type { AssignmentModel } from "../../../domain/owners/assignment-model.ts";

/** A maximising linear programme in compressed columns: one column an option of a client, then one a person for value above their share. */
export interface Programme {
  numCols: number;
  numRows: number;
  colCost: Float64Array;
  colLower: Float64Array;
  colUpper: Float64Array;
  rowLower: Float64Array;
  rowUpper: Float64Array;
  matrix: { numRows: number; numCols: number; starts: Int32Array; indices: Int32Array; values: Float64Array };
}

/**
 * Rows: each client once, then for each person places, hours, and value in even shares. Assigning earns the option's score and saves the penalty of
 * leaving the client out; each share a person carries beyond the first costs the balance weight.
 */
export function buildProgramme({ clients, candidates, balanceWeight, unassignedPenalty }: AssignmentModel): Programme {
  const people = new Map(candidates.map((person, index) => [person.id, { ...person, index }]));
  const placesRow = clients.length;
  const hoursRow = placesRow + candidates.length;
  const valueRow = hoursRow + candidates.length;
  const numRows = valueRow + candidates.length;
  const options = clients.flatMap((client, row) => client.options.map((option) => ({ client, row, option })));
  const numCols = options.length + candidates.length;
  const cost: number[] = [];
  const starts: number[] = [0];
  const indices: number[] = [];
  const values: number[] = [];
  for (const { client, row, option } of options) {
    const person = people.get(option.candidateId);
    if (!person) throw new Error("option without candidate");
    cost.push(option.score + unassignedPenalty);
    indices.push(row, placesRow + person.index, hoursRow + person.index);
    values.push(1, 1, client.hours);
    if (person.fairValue > 0 && client.value > 0) {
      indices.push(valueRow + person.index);
      values.push(client.value / person.fairValue);
    }
    starts.push(indices.length);
  }
  for (const [index] of candidates.entries()) {
    cost.push(-balanceWeight);
    indices.push(valueRow + index);
    values.push(-1);
    starts.push(indices.length);
  }
  const rowUpper = new Float64Array(numRows).fill(1);
  for (const [index, { places, hours }] of candidates.entries()) {
    rowUpper[placesRow + index] = places;
    rowUpper[hoursRow + index] = hours ?? Number.POSITIVE_INFINITY;
  }
  return {
    numCols,
    numRows,
    colCost: Float64Array.from(cost),
    colLower: new Float64Array(numCols),
    colUpper: new Float64Array(numCols).fill(Number.POSITIVE_INFINITY),
    rowLower: new Float64Array(numRows).fill(Number.NEGATIVE_INFINITY),
    rowUpper,
    matrix: {
      numRows,
      numCols,
      starts: Int32Array.from(starts),
      indices: Int32Array.from(indices),
      values: Float64Array.from(values),
    },
  };
}
