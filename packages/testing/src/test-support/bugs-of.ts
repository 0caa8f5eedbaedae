import { type BugName, plantedBugs } from "../bugs/planted-bugs.ts";

/** The bugs that break an invariant. */
export function bugsOf(invariant: number): readonly BugName[] {
  return Object.entries(plantedBugs)
    .filter(([, { breaks }]) => breaks === invariant)
    .map(([bug]) => bug as BugName);
}
