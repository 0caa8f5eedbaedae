import { plantBug } from "../bugs/plant-bug.ts";
import { type BugName, plantedBugs, type StoreBug } from "../bugs/planted-bugs.ts";
import type { TestKitOptions } from "../kit/create-test-kit.ts";

/** What makes a kit with this bug in it. */
export function bugOptions(
  bug: BugName | undefined,
): Pick<TestKitOptions, "wrapStore" | "wrapChannel"> {
  if (bug === undefined) return {};
  return isStoreBug(bug)
    ? { wrapStore: (store) => plantBug(store, bug) }
    : { wrapChannel: (channel) => plantBug(channel, bug) };
}

function isStoreBug(bug: BugName): bug is StoreBug {
  return plantedBugs[bug].where === "store";
}
