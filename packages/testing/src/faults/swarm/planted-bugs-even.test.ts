import { expect, test } from "vitest";
import { bugNames } from "../../bugs/bug-names.ts";
import { findBug } from "./find-bug.ts";

/** Every other one of them: the rest is in the file beside this one, so that two workers share them. */
const bugs = bugNames.filter((_, index) => index % 2 === 0);

test.for(bugs)(
  "the bug %s is found within 200 seeds, by the invariant that it breaks",
  { timeout: 300_000 },
  async (bug) => {
    const { seeds, invariant, message } = await findBug(bug);
    console.info(`${bug}: invariant ${invariant} after ${seeds} seeds: ${message}`);
    expect(seeds).not.toBeNull();
  },
);
