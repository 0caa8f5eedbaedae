import { rm } from "node:fs/promises";
import { captureCommand } from "../capture-command.mjs";
import { coverageFile, testReportFile } from "./output-files.mjs";
import { readCoverage } from "./read-coverage.mjs";
import { readTestReport } from "./read-test-report.mjs";

/** All tests, with coverage. */
export default async () => {
  // What an earlier run wrote must not stand in for what this one did not.
  await Promise.all([rm(testReportFile, { force: true }), rm(coverageFile, { force: true })]);
  const { code, output } = await captureCommand("vitest", [
    "run",
    "--coverage",
    "--reporter=default",
    "--reporter=json",
    `--outputFile.json=${testReportFile}`,
  ]);
  return { ok: code === 0, output, note: await readCoverage(), tests: await readTestReport() };
};
