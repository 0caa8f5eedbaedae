import { createHash } from "node:crypto";
import type { DatabaseSync } from "node:sqlite";
import { v7 } from "uuid";
import type { FillTarget } from "./fill-target.ts";

/** Our tables under their default prefix. */
const prefix = "outreach_";

export function createSqliteTarget(database: DatabaseSync): FillTarget {
  database.function("bench_id", () => v7());
  database.function("bench_senders", (sender) => JSON.stringify({ email: sender }));
  database.function("bench_hash", (value) =>
    createHash("sha256").update(String(value)).digest("hex"),
  );
  return {
    table: (name) => `${prefix}${name}`,
    columns: async (name) =>
      database
        .prepare("select name from pragma_table_info(?)")
        .all(`${prefix}${name}`)
        .map((row) => String(row["name"])),
    execute: async (sql) => database.exec(sql),
  };
}
