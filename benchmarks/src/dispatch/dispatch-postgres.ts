import { runRounds } from "../contestants/run-rounds.ts";
import type { BenchOptions, Figures } from "../figures.ts";
import { type BenchServer, startBenchServer } from "../postgres/bench-server.ts";
import type { StockShape } from "../fill/stock-shape.ts";
import { useClient } from "../postgres/use-client.ts";
import { fillSides, type Sides } from "./fill-sides.ts";
import { type DispatchSizes, fullSizes, smallSizes } from "./dispatch-sizes.ts";
import { toDispatchFigures } from "./to-dispatch-figures.ts";

/** Our engine and the hand-written loop in turn, on one server, over three shapes of stock. */
export async function dispatchPostgres(options: BenchOptions): Promise<Figures> {
  const sizes = options.small ? smallSizes : fullSizes;
  const server = await startBenchServer(options.postgresUrl);
  try {
    return await dispatchOn(server, sizes, options);
  } finally {
    await server.stop();
  }
}

async function dispatchOn(
  server: BenchServer,
  sizes: DispatchSizes,
  { log }: BenchOptions,
): Promise<Figures> {
  log("Filling the databases: many senders, one sender, one message a minute ...");
  const many = await fillSides(server, "many", sizes.manySenders);
  const fill = async (name: string, shape: StockShape) =>
    shape === sizes.manySenders ? many : await fillSides(server, name, shape);
  const one = await fill("one", sizes.oneSender);
  const minute = await fill("minute", sizes.oneAMinute);
  const results = await runRounds({
    ...sizes,
    log,
    entrants: listEntrants(sizes, { many, one, minute }),
    settle: async () => {
      for (const { engine, byHand } of [many, one, minute]) {
        for (const url of [engine, byHand]) {
          await useClient(url, (client) => client.query("analyze"));
        }
      }
    },
  });
  return toDispatchFigures(results);
}

function listEntrants(
  { steps, batchOfOneSteps }: DispatchSizes,
  { many, one, minute }: Readonly<Record<"many" | "one" | "minute", Sides>>,
) {
  const engine = { contestant: "engine", steps } as const;
  const byHand = { contestant: "postgres-by-hand", steps } as const;
  const gap = 60;
  return [
    { ...engine, name: "engine", options: { url: many.engine, drive: "tick" } },
    { ...byHand, name: "by-hand", options: { url: many.byHand } },
    { ...engine, name: "overlapped", options: { url: many.engine, drive: "overlapped" } },
    { ...engine, name: "worker", options: { url: many.engine, drive: "worker" } },
    { ...engine, name: "two-workers", processes: 2, options: { url: many.engine, drive: "tick" } },
    {
      ...engine,
      name: "batch-of-one",
      steps: batchOfOneSteps,
      options: { url: many.engine, drive: "tick", batchSize: 1 },
    },
    {
      ...byHand,
      name: "by-hand-batch-of-one",
      steps: batchOfOneSteps,
      options: { url: many.byHand, batchSize: 1 },
    },
    { ...engine, name: "one-sender", options: { url: one.engine, drive: "tick" } },
    { ...byHand, name: "by-hand-one-sender", options: { url: one.byHand } },
    { ...engine, name: "one-a-minute", options: { url: minute.engine, drive: "tick", gap } },
    { ...byHand, name: "by-hand-one-a-minute", options: { url: minute.byHand } },
    {
      ...engine,
      name: "one-a-minute-two-workers",
      processes: 2,
      options: { url: minute.engine, drive: "tick", gap },
    },
    {
      ...byHand,
      name: "by-hand-one-a-minute-two-workers",
      processes: 2,
      options: { url: minute.byHand },
    },
  ] as const;
}

export type DispatchEntrantName = ReturnType<typeof listEntrants>[number]["name"];
