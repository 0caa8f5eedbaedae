import { AssertionError } from "node:assert/strict";
import { describe, expect, it } from "vitest";
import { storeGroups } from "./store-groups.ts";
import { collectStoreTests } from "./test-support/collect-store-tests.ts";
import { createMemorySubject } from "./test-support/create-memory-subject.ts";
import { storeFaults } from "./test-support/store-faults.ts";

const titles = Object.values(storeGroups).flatMap((tests) => Object.keys(tests));

describe("each test of the store kit", () => {
  it("has a title of its own, and none that names a group", () => {
    const names = [...Object.keys(storeGroups), ...titles];
    expect(names).toEqual([...new Set(names)]);
  });

  it.each(Object.entries(storeFaults))(
    "of %s: a store that breaks its rule fails, and one that keeps it passes",
    async (group, { title, fault }) => {
      expect(Object.keys(storeGroups[group as keyof typeof storeGroups])).toContain(title);
      const run = (create: typeof createMemorySubject) =>
        collectStoreTests({ create }).tests.get(title)?.();
      await expect(run(() => fault(createMemorySubject()))).rejects.toThrow(AssertionError);
      await expect(run(createMemorySubject)).resolves.toBeUndefined();
    },
  );
});

describe("skips", () => {
  const create = createMemorySubject;
  const title = "sees nothing that is not committed";

  it("tell the reason in the title, for a test or for a whole group", () => {
    const one = collectStoreTests({ create, skip: { [title]: "one writer" } });
    expect(one.skipped).toEqual([`${title} (skipped: one writer)`]);
    expect(one.tests.size).toBe(titles.length - 1);
    const whole = collectStoreTests({ create, skip: { overlap: "one writer" } });
    expect(whole.skipped).toHaveLength(Object.keys(storeGroups.overlap).length);
    expect(whole.tests.size).toBe(titles.length - whole.skipped.length);
  });

  it("are refused where they name no test, or give no reason", () => {
    const unknown = { "a test that was renamed": "why" } as object;
    expect(() => collectStoreTests({ create, skip: unknown })).toThrow("no test and no group");
    expect(() => collectStoreTests({ create, skip: { [title]: " " } })).toThrow("needs a reason");
  });

  it("are not needed for groups that are left out", () => {
    const { tests } = collectStoreTests({ create, groups: ["reports"] });
    expect([...tests.keys()]).toEqual(Object.keys(storeGroups.reports));
  });
});
