import type { Policy } from "../../contracts/policy.ts";
import { type AssignmentPolicy, defaultAssignmentPolicy } from "../../domain/owners/assignment-types.ts";

/** The company's policy as the assignment takes it. */
export const assignmentPolicy = (policy: Policy): AssignmentPolicy => ({
  ...defaultAssignmentPolicy,
  defaultCapacity: policy.capacityDefault,
  hours: policy.hours,
});
