import { DatabaseSync } from "node:sqlite";

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

export const openDatabase = (path: string): DatabaseSync => {
  const database = new DatabaseSync(path);
  try {
    for (const setting of settings) database.exec(setting);
  } catch (error) {
    database.close();
    throw error;
  }
  return database;
};
