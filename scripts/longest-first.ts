import { BaseSequencer, type TestSpecification } from "vitest/node";

/** Most of their time processes wait: for a lease to end, for a database that does not answer. */
const waiting = "soak/src/";
/** Campaigns by the thousand, which nothing makes faster than a core. */
const working = "packages/testing/src/faults/";

/**
 * The files that take minutes come first, one that works beside one that waits, so that no core is idle
 * and none of them is left for the end. By itself vitest starts with the largest files as long as it
 * has no memory of a run, and these are small.
 */
export class LongestFirst extends BaseSequencer {
  override async sort(specifications: TestSpecification[]): Promise<TestSpecification[]> {
    const sorted = await super.sort(specifications);
    const of = (folder: string) => sorted.filter(({ moduleId }) => moduleId.includes(folder));
    const [work, wait] = [of(working), of(waiting)];
    const long = work.flatMap((each, index) => [each, ...wait.slice(index, index + 1)]);
    const first = new Set([...long, ...wait]);
    return [...first, ...sorted.filter((each) => !first.has(each))];
  }
}
