import { readFile } from "node:fs/promises";
import { testReportFile } from "./output-files.mjs";

/** How many tests of a run passed, failed and were skipped; undefined if vitest wrote no report. */
export const readTestReport = async (run) => {
  const text = await readFile(testReportFile(run), "utf8").catch(() => undefined);
  if (text === undefined) return undefined;
  const report = JSON.parse(text);
  return {
    passed: report.numPassedTests,
    failed: report.numFailedTests,
    skipped: report.numPendingTests + report.numTodoTests,
  };
};
