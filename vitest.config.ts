import { availableParallelism } from "node:os";
import { fileURLToPath } from "node:url";
import { defineConfig } from "vitest/config";
import { LongestFirst } from "./scripts/longest-first.ts";

// Workspace packages resolve to their sources, so that tests never need a build. Vite's own "module" is
// left out: what packages name by it is for bundlers, and Node cannot load all of it.
const conditions = ["@outreachkit/source", "node", "development|production"];

const postgresTests = [
  "packages/adapter-postgres/src/**/*.test.ts",
  "{packages,examples,tools}/*/src/**/*.postgres.test.ts",
  "{benchmarks,soak}/src/**/*.postgres.test.ts",
];

// Campaigns with faults by the ten thousand. `npm test` runs them in a process of their own without
// coverage, under which they take two fifths longer.
const simulations = [
  "packages/testing/src/faults/exhaustive/*-scenarios.test.ts",
  "packages/testing/src/faults/swarm/{planted-bugs,swarm}-*.test.ts",
  "packages/testing/src/invariants/check-invariants.test.ts",
];

// Every statement of the SQL stores is checked to name its tenant, in all tests (tools/tenant-check).
const alias = [
  {
    find: /^\.\/builder-plugins\.ts$/,
    replacement: fileURLToPath(
      new URL("tools/tenant-check/src/builder-plugins.ts", import.meta.url),
    ),
  },
];

export default defineConfig({
  resolve: { conditions, alias },
  ssr: { resolve: { conditions, externalConditions: ["@outreachkit/source"] } },
  test: {
    // Never what a test measures: only how long one may take on a busy machine before it counts as stuck.
    testTimeout: 60_000,
    hookTimeout: 60_000,
    // One more than there are cores, as many files wait for processes and databases. The default is one
    // less, which on two is half of the machine.
    maxWorkers: availableParallelism() + 1,
    sequence: { sequencer: LongestFirst },
    // Files share a process, one after the other: to load the library and compile its statements anew for
    // each cost more than most of them. What belongs to the process must be put back (afterEach), and
    // names on the PostgreSQL server hold the process id.
    isolate: false,
    projects: [
      {
        test: {
          name: "unit",
          include: [
            "{packages,examples,tools}/*/src/**/*.test.ts",
            "{benchmarks,soak}/src/**/*.test.ts",
            "{scripts,tools}/**/*.test.mjs",
          ],
          exclude: [...postgresTests, ...simulations],
        },
      },
      { test: { name: "simulations", include: simulations } },
      {
        test: {
          name: "postgres",
          include: postgresTests,
          globalSetup: ["./tools/postgres/src/global-setup.ts"],
        },
      },
    ],
    coverage: {
      provider: "v8",
      reportsDirectory: ".out/coverage",
      include: ["packages/*/src/**/*.ts"],
      exclude: ["**/*.test.ts", "**/*.test-d.ts", "**/test-support/**"],
      reporter: ["text-summary", "json-summary", "html"],
      thresholds: { "packages/core/src/**/*.ts": { lines: 85 } },
    },
  },
});
