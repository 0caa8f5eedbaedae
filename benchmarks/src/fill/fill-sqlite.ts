import { DatabaseSync } from "node:sqlite";
import { createSqliteStore } from "@outreachkit/adapter-sqlite";
import { cloneStock } from "./clone-stock.ts";
import { createSqliteTarget } from "./create-sqlite-target.ts";
import { seedStock } from "./seed-stock.ts";
import type { StockShape } from "./stock-shape.ts";

/** A new file with enrollments that are due. */
export async function fillSqlite(path: string, shape: StockShape): Promise<void> {
  const store = createSqliteStore({ path });
  let now: number;
  try {
    await seedStock(store, shape);
    now = await store.now();
  } finally {
    await store.close();
  }
  const database = new DatabaseSync(path);
  try {
    database.exec("begin");
    await cloneStock(createSqliteTarget(database), { ...shape, now });
    database.exec("commit");
    database.exec("pragma wal_checkpoint(truncate)");
  } finally {
    database.close();
  }
}
