import { testScenarios } from "./test-scenarios.ts";

/** Together with the other files of this folder, at least 20,000 runs. */
testScenarios([
  { scenario: "cancelled-before-written", pairs: 0, runs: 420 },
  { scenario: "queue-changes", pairs: 0, runs: 400 },
  { scenario: "complaint", pairs: 2, runs: 1_450 },
  { scenario: "two-workers", pairs: 2, runs: 1_120 },
  { scenario: "write-when-due", pairs: 2, runs: 1_110 },
  { scenario: "two-steps", pairs: 2, runs: 1_170 },
  { scenario: "daylight-saving", pairs: 2, runs: 1_230 },
]);
