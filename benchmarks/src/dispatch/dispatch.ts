import type { BenchOptions, Figures } from "../figures.ts";
import { dispatchPostgres } from "./dispatch-postgres.ts";
import { dispatchSqlite } from "./dispatch-sqlite.ts";

/** Outreach steps per second: plan, claim, guards, send to a no-op channel, settle, events. */
export async function dispatch(options: BenchOptions): Promise<Figures> {
  return { ...(await dispatchPostgres(options)), ...(await dispatchSqlite(options)) };
}
