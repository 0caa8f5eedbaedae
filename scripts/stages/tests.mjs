import { rm } from "node:fs/promises";
import { captureCommand } from "../capture-command.mjs";
import { coverageFile, testReportFile } from "./output-files.mjs";
import { readCoverage } from "./read-coverage.mjs";
import { readTestReport } from "./read-test-report.mjs";

/** The simulations by themselves: coverage would make them take two fifths longer. */
const runs = [
  { name: "covered", options: ["--coverage", "--project=unit", "--project=postgres"] },
  { name: "simulations", options: ["--project=simulations"] },
];

/** All tests, in one run of vitest after the other. */
export default async () => {
  // What an earlier run wrote must not stand in for what this one did not.
  const written = [coverageFile, ...runs.map(({ name }) => testReportFile(name))];
  await Promise.all(written.map((file) => rm(file, { force: true })));
  const results = [];
  for (const run of runs) results.push(await runTests(run));
  const sum = (count) => results.reduce((total, { tests }) => total + tests[count], 0);
  return {
    ok: results.every(({ code }) => code === 0),
    output: results.map(({ output }) => output).join("\n"),
    note: await readCoverage(),
    tests: results.every(({ tests }) => tests !== undefined)
      ? { passed: sum("passed"), failed: sum("failed"), skipped: sum("skipped") }
      : undefined,
  };
};

const runTests = async ({ name, options }) => {
  const { code, output } = await captureCommand("vitest", [
    "run",
    ...options,
    "--reporter=default",
    "--reporter=json",
    `--outputFile.json=${testReportFile(name)}`,
  ]);
  return { code, output, tests: await readTestReport(name) };
};
