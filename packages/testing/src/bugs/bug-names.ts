import { type BugName, plantedBugs } from "./planted-bugs.ts";

/** The names of all bugs that can be planted. */
export const bugNames = Object.keys(plantedBugs) as readonly BugName[];
