import { root } from "../root.mjs";

/** Where vitest writes what later steps read. */
export const testReportFile = `${root}/.out/tests.json`;

/** Set as `coverage.reportsDirectory` in vitest.config.ts. */
export const coverageFile = `${root}/.out/coverage/coverage-summary.json`;
