import { fillPostgres } from "../fill/fill-postgres.ts";
import type { StockShape } from "../fill/stock-shape.ts";
import type { BenchServer } from "../postgres/bench-server.ts";
import { indexForByHand } from "./by-hand/index-for-by-hand.ts";

/** URLs of two databases with the same rows. */
export interface Sides {
  readonly engine: string;
  readonly byHand: string;
}

export async function fillSides(
  server: BenchServer,
  name: string,
  shape: StockShape,
): Promise<Sides> {
  const engine = await server.createDatabase(`${name}_engine`);
  await fillPostgres(engine, shape);
  const byHand = await server.createDatabase(`${name}_by_hand`, { copyOf: `${name}_engine` });
  await indexForByHand(byHand);
  return { engine, byHand };
}
