import type { ConformanceRunner } from "../channel/conformance-runner.ts";
import { type StoreGroupName, storeGroups, type StoreTestName } from "./store-groups.ts";
import type { StoreTest, StoreTests } from "./store-test.ts";
import type { StoreUnderTest } from "./store-under-test.ts";

export interface StoreConformanceOptions {
  /** `{ describe, it }` of the author's test runner. */
  readonly runner: ConformanceRunner;
  /** Called for each test: a store on an empty database, not migrated. */
  readonly create: () => StoreUnderTest | Promise<StoreUnderTest>;
  /**
   * Why a test, or every test of a group, does not apply. The reason becomes part of the skipped
   * tests' titles.
   */
  readonly skip?: Readonly<Partial<Record<StoreGroupName | StoreTestName, string>>>;
  /** Default: all. */
  readonly groups?: readonly StoreGroupName[];
}

/**
 * Registers the tests that every store has to pass, the race and the crash included. What a
 * database cannot do is skipped by name with a reason; nothing is skipped on its own.
 */
export function storeConformance({ runner, create, skip = {}, groups }: StoreConformanceOptions) {
  const reasons: Readonly<Record<string, string>> = skip;
  requireKnownSkips(reasons);
  for (const name of groups ?? (Object.keys(storeGroups) as StoreGroupName[])) {
    const tests: StoreTests = storeGroups[name];
    runner.describe(`store conformance: ${name}`, () => {
      for (const [title, test] of Object.entries(tests)) {
        const run = () => runTest({ create, test, migrated: name !== "migrations" });
        const reason = reasons[title] ?? reasons[name];
        if (reason === undefined) runner.it(title, run);
        else runner.it.skip(`${title} (skipped: ${reason})`, run);
      }
    });
  }
}

async function runTest({
  create,
  test,
  migrated,
}: Pick<StoreConformanceOptions, "create"> & {
  readonly test: StoreTest;
  readonly migrated: boolean;
}): Promise<void> {
  const subject = await create();
  try {
    if (migrated) await subject.store.migrate();
    await test(subject);
  } finally {
    await subject.close();
  }
}

function requireKnownSkips(skip: Readonly<Record<string, string>>): void {
  const titles = Object.values(storeGroups).flatMap((tests) => Object.keys(tests));
  const known = new Set([...Object.keys(storeGroups), ...titles]);
  for (const [name, reason] of Object.entries(skip)) {
    if (!known.has(name)) {
      throw new Error(`skip names "${name}", which is no test and no group of the store kit.`);
    }
    if (reason.trim() === "") throw new Error(`The skip of "${name}" needs a reason.`);
  }
}
