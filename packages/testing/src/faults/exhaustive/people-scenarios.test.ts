import { testScenarios } from "./test-scenarios.ts";

/** Together with the other files of this folder, at least 20,000 runs. */
testScenarios([
  { scenario: "suppression-in-between", pairs: 6, runs: 1_110 },
  { scenario: "approval-pending", pairs: 2, runs: 1_160 },
  { scenario: "pause-and-resume", pairs: 2, runs: 1_210 },
  { scenario: "cancel", pairs: 2, runs: 1_280 },
  { scenario: "reply-between", pairs: 2, runs: 1_380 },
  { scenario: "hard-bounce", pairs: 2, runs: 1_300 },
]);
