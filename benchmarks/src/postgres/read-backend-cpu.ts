import { readFile } from "node:fs/promises";
import type pg from "pg";

/** Of the kernel's clock in /proc, everywhere on Linux. */
const MILLISECONDS_PER_TICK = 10;

/**
 * CPU milliseconds that the backends of this database have used so far, the asking one apart. It
 * says what a step costs also on a machine where others work. Null where the server's processes
 * cannot be seen: on another machine, or not on Linux.
 */
export async function readBackendCpu(client: pg.Client): Promise<number | null> {
  const { rows } = await client.query<{ pid: number }>(
    `select pid from pg_stat_activity
     where datname = current_database() and backend_type = 'client backend'
       and pid <> pg_backend_pid()`,
  );
  try {
    const ticks = await Promise.all(rows.map(({ pid }) => readTicks(pid)));
    return ticks.reduce((sum, one) => sum + one, 0) * MILLISECONDS_PER_TICK;
  } catch {
    return null;
  }
}

async function readTicks(pid: number): Promise<number> {
  const text = await readFile(`/proc/${pid}/stat`, "utf8");
  // proc(5): behind the command's name in parentheses, user and system time are fields 12 and 13.
  const fields = text.slice(text.lastIndexOf(")") + 2).split(" ");
  return Number(fields[11]) + Number(fields[12]);
}
