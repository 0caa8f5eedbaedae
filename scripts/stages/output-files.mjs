import { root } from "../root.mjs";

/** Where vitest writes what later steps read, one file for each of its runs. */
export const testReportFile = (run) => `${root}/.out/tests-${run}.json`;

/** Set as `coverage.reportsDirectory` in vitest.config.ts. */
export const coverageFile = `${root}/.out/coverage/coverage-summary.json`;
