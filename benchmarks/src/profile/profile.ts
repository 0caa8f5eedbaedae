import { startContestant } from "../contestants/start-contestant.ts";
import { fillSides } from "../dispatch/fill-sides.ts";
import type { BenchOptions, Figures } from "../figures.ts";
import { startBenchServer } from "../postgres/bench-server.ts";
import { useClient } from "../postgres/use-client.ts";
import { formatStatements } from "./format-statements.ts";
import { readStatements } from "./read-statements.ts";

const STEPS = 10_000;
const SMALL_STEPS = 200;

/**
 * Not a measurement: what the engine's steps and the hand-written ones cost the server, statement by
 * statement. For Node's side run it with OUTREACHKIT_BENCH_NODE_FLAGS="--cpu-prof --cpu-prof-dir=...".
 */
export async function profile({ small, log }: BenchOptions): Promise<Figures> {
  const steps = small ? SMALL_STEPS : STEPS;
  const server = await startBenchServer(undefined, {
    shared_preload_libraries: "pg_stat_statements",
    "pg_stat_statements.track_planning": "on",
  });
  try {
    const shape = { tenants: small ? 2 : 50, sendersPerTenant: 10, enrollments: steps * 3 };
    const sides = await fillSides(server, "profile", shape);
    const contestants = [
      { name: "engine", url: sides.engine, options: { drive: "tick" } },
      { name: "postgres-by-hand", url: sides.byHand, options: {} },
    ] as const;
    for (const { name, url, options } of contestants) {
      const contestant = await startContestant(name, { url, ...options });
      await contestant.run(Math.ceil(steps / 4));
      await useClient(url, async (client) => {
        await client.query("create extension if not exists pg_stat_statements");
        await client.query("analyze");
        await client.query("select pg_stat_statements_reset()");
        const report = await contestant.run(steps);
        const done = `${report.steps} steps in ${Math.round(report.milliseconds)} ms`;
        log(`${name}: ${done}, ${Math.round(report.cpuMilliseconds)} ms of Node's CPU`);
        log(formatStatements(await readStatements(client), report.steps));
      });
      await contestant.close();
    }
    return {};
  } finally {
    await server.stop();
  }
}
