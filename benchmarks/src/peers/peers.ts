import { runRounds } from "../contestants/run-rounds.ts";
import type { RoundResults } from "../contestants/summarize-rounds.ts";
import type { BenchOptions, Figures } from "../figures.ts";
import { fillPostgres } from "../fill/fill-postgres.ts";
import { type BenchServer, startBenchServer } from "../postgres/bench-server.ts";
import { roundTo } from "../statistics/round-to.ts";
import { fullPeerSizes, type PeerSizes, smallPeerSizes } from "./peer-sizes.ts";

/**
 * The same outreach step on what people would use instead, in turn with our worker. All at their fast
 * settings: of ours that is `dispatch.overlap`, as theirs work on several connections too.
 */
export async function peers({ small, postgresUrl, log }: BenchOptions): Promise<Figures> {
  const sizes = small ? smallPeerSizes : fullPeerSizes;
  const redis = process.env["OUTREACHKIT_BENCH_REDIS_URL"];
  if (!redis) {
    log(
      "LEFT OUT: BullMQ. It needs a Redis: name one in OUTREACHKIT_BENCH_REDIS_URL to have dispatch.postgres.vsBullMqStep.",
    );
  }
  const server = await startBenchServer(postgresUrl);
  try {
    log("Filling in the stock of our engine; each peer fills in its own ...");
    const entrants = await listEntrants(server, sizes, redis);
    return toFigures(await runRounds({ ...sizes, entrants, log }), redis !== undefined);
  } finally {
    await server.stop();
  }
}

async function listEntrants(server: BenchServer, sizes: PeerSizes, redis: string | undefined) {
  const engineUrl = await server.createDatabase("engine");
  await fillPostgres(engineUrl, sizes.engine);
  const { steps, emptySteps } = sizes;
  // Two workers that each fetch a large batch take more than a round asks for.
  const stock = (most: number) => (most + 2 * sizes.largeBatch) * (sizes.rounds + 2);
  const options = async (name: string, most: number) => ({
    url: await server.createDatabase(name),
    jobs: stock(most),
  });
  const graphile = { contestant: "graphile-worker", steps } as const;
  const pgBoss = { contestant: "pg-boss", steps } as const;
  const bullMq = { contestant: "bullmq", steps } as const;
  const onRedis =
    redis === undefined
      ? []
      : ([
          { ...bullMq, name: "bullmq", options: { ...(await options("bullmq", steps)), redis } },
          {
            ...bullMq,
            name: "bullmq-empty",
            steps: emptySteps,
            options: { ...(await options("bullmq_empty", emptySteps)), redis, empty: true },
          },
        ] as const);
  return [
    {
      name: "engine",
      contestant: "engine",
      steps,
      options: { url: engineUrl, drive: "worker", overlap: true },
    },
    { ...graphile, name: "graphile", options: await options("graphile", steps) },
    {
      ...pgBoss,
      name: "pg-boss",
      options: { ...(await options("pg_boss", steps)), style: "per-job", batchSize: 100 },
    },
    {
      ...pgBoss,
      name: "pg-boss-batched",
      options: {
        ...(await options("pg_boss_batched", steps)),
        style: "batched",
        batchSize: sizes.largeBatch,
      },
    },
    { name: "dbos", contestant: "dbos", steps, options: await options("dbos", steps) },
    {
      ...graphile,
      name: "graphile-empty",
      steps: emptySteps,
      options: { ...(await options("graphile_empty", emptySteps)), empty: true },
    },
    {
      ...pgBoss,
      name: "pg-boss-empty",
      steps: emptySteps,
      options: {
        ...(await options("pg_boss_empty", emptySteps)),
        style: "empty",
        batchSize: sizes.largeBatch,
      },
    },
    ...onRedis,
  ] as const;
}

type Name = Awaited<ReturnType<typeof listEntrants>>[number]["name"];

function toFigures(results: RoundResults<Name>, withRedis: boolean): Figures {
  const rate = (name: Name) => Math.round(results.stepsPerSecond(name));
  const ratio = (name: Name) => roundTo(3, results.ratio("engine", name));
  return {
    "peers.ourStepsPerSecond": rate("engine"),
    "peers.graphileStepsPerSecond": rate("graphile"),
    "dispatch.postgres.vsGraphileStep": ratio("graphile"),
    "peers.pgBossStepsPerSecond": rate("pg-boss"),
    "dispatch.postgres.vsPgBossStep": ratio("pg-boss"),
    "peers.pgBossBatchedStepsPerSecond": rate("pg-boss-batched"),
    "dispatch.postgres.vsPgBossBatched": ratio("pg-boss-batched"),
    "peers.dbosStepsPerSecond": rate("dbos"),
    "dispatch.postgres.vsDbosStep": ratio("dbos"),
    ...(withRedis && {
      "peers.bullMqStepsPerSecond": rate("bullmq"),
      "dispatch.postgres.vsBullMqStep": ratio("bullmq"),
      "peers.bullMqEmptyJobsPerSecond": rate("bullmq-empty"),
    }),
    ...cpuFigures(results, {
      ours: "engine",
      graphile: "graphile",
      pgBoss: "pg-boss",
      pgBossBatched: "pg-boss-batched",
      dbos: "dbos",
    }),
    "peers.graphileEmptyJobsPerSecond": rate("graphile-empty"),
    "peers.pgBossEmptyJobsPerSecond": rate("pg-boss-empty"),
  };
}

/** Node and database together. Backends that come and go would be missed: pools here keep theirs. */
function cpuFigures(results: RoundResults<Name>, names: Readonly<Record<string, Name>>): Figures {
  return Object.fromEntries(
    Object.entries(names).flatMap(([label, name]) => {
      const server = results.serverCpu(name);
      if (server === null) return [];
      return [[`peers.${label}CpuMsPer1000Steps`, roundTo(3, server + results.nodeCpu(name))]];
    }),
  );
}
