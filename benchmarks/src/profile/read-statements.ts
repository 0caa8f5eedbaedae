import type pg from "pg";

/** What one statement of the server's cost in a run. Milliseconds of its own clock, planning apart. */
export interface StatementCost {
  readonly calls: number;
  readonly planMs: number;
  readonly executeMs: number;
  readonly rows: number;
  /** Pages found in or read into the cache. */
  readonly pages: number;
  readonly walBytes: number;
  readonly text: string;
}

/** Of this database, the dearest first. */
export async function readStatements(client: pg.Client): Promise<readonly StatementCost[]> {
  const { rows } = await client.query(
    `select calls, total_plan_time, total_exec_time, rows, wal_bytes,
       shared_blks_hit + shared_blks_read as pages, query
     from pg_stat_statements s join pg_database d on d.oid = s.dbid
     where d.datname = current_database() and query not like '%pg_stat%'
     order by total_plan_time + total_exec_time desc`,
  );
  return rows.map((row) => ({
    calls: Number(row.calls),
    planMs: Number(row.total_plan_time),
    executeMs: Number(row.total_exec_time),
    rows: Number(row.rows),
    pages: Number(row.pages),
    walBytes: Number(row.wal_bytes),
    text: String(row.query).replaceAll(/\s+/gu, " ").trim(),
  }));
}
