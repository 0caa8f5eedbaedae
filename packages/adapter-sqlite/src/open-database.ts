import { DatabaseSync } from "node:sqlite";
import type { SqliteDatabase } from "./sqlite-database.ts";

const settings = [
  // Short, because it blocks the event loop; `retryWhileBusy` waits longer.
  "pragma busy_timeout = 20",
  "pragma journal_mode = wal",
  // A commit survives the crash of a process; of the whole machine, all but the latest.
  "pragma synchronous = normal",
  "pragma foreign_keys = on",
  // Fewer, larger checkpoints: 1.4 to 1.6 times the throughput (PERFORMANCE, section 2).
  "pragma wal_autocheckpoint = 16000",
  "pragma cache_size = -65536",
];

export const openDatabase = (
  path: string,
): { readonly database: SqliteDatabase; readonly close: () => void } => {
  const database = new DatabaseSync(path);
  const close = () => database.close();
  try {
    for (const setting of settings) database.exec(setting);
  } catch (error) {
    close();
    throw error;
  }
  return { database: database as SqliteDatabase, close };
};
