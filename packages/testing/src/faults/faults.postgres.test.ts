import { expect, inject, test } from "vitest";
import { createPostgresDatabase } from "../test-support/create-postgres-database.ts";
import { runExhaustive } from "./exhaustive/run-exhaustive.ts";
import { runSwarm } from "./swarm/run-swarm.ts";
import { seedRange } from "./swarm/seed-range.ts";

const createDatabase = createPostgresDatabase(inject("postgresUrl"));
const timeout = 300_000;

test.for([
  { scenario: "batch-with-one-key", runs: 100 },
  { scenario: "lookup", runs: 100 },
])(
  "on PostgreSQL, too, nothing of $scenario is sent twice or lost ($runs runs)",
  { timeout },
  async ({ scenario, runs }) => {
    const report = await runExhaustive({
      scenarios: [scenario],
      limit: runs,
      createDatabase,
    });
    expect(report).toMatchObject({ scenarios: runs, failures: [], violations: 0 });
  },
);

test("ten seeds of the swarm break nothing on PostgreSQL", { timeout }, async () => {
  const report = await runSwarm({
    seeds: seedRange({ count: 10 }),
    regressions: false,
    createDatabase,
  });
  expect(report).toMatchObject({ seeds: 10, failures: [], violations: 0 });
});
