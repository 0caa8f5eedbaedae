import type { EnrollmentFacts } from "../../contracts/store/dispatch-facts.ts";

/** Whether its next message is the one that makes it a contact in progress: nothing went to it so far. */
export function beginsProgress({
  enrollment,
  previousSends,
}: {
  readonly enrollment: Pick<EnrollmentFacts["enrollment"], "progressOf">;
  readonly previousSends: { readonly length: number };
}): boolean {
  return enrollment.progressOf === null && previousSends.length === 0;
}
