import { testScenarios } from "./test-scenarios.ts";

/** Together with the other files of this folder, at least 20,000 runs. */
testScenarios([
  { scenario: "no-idempotency", pairs: 3, runs: 950 },
  { scenario: "lookup", pairs: 3, runs: 950 },
  { scenario: "past-the-key-window", pairs: 3, runs: 1_140 },
  { scenario: "retry-later", pairs: 1, runs: 1_080 },
  { scenario: "edit-after-refusal", pairs: 1, runs: 1_030 },
  { scenario: "fall-back", pairs: 0, runs: 590 },
  { scenario: "batch-with-one-key", pairs: 2, runs: 720 },
]);
