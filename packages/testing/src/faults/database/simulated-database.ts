import type { SqlExecutor, Store } from "@outreachkit/core/plugin";
import type { VirtualClock } from "../../time/create-virtual-clock.ts";

/** A real database for many short runs: what is kept once is put back before each of them. */
export interface SimulatedDatabase {
  readonly store: Store;
  /** Remembers every row under a name, in place of what was remembered under it before. */
  keep(name: string): Promise<void>;
  /** Makes every row again what it was. */
  restore(name: string): Promise<void>;
  close(): Promise<void>;
}

/** The name under which a new database keeps itself without rows. */
export const EMPTY = "empty";

/** Makes an empty database with the current schema, on this time. */
export type CreateDatabase = (options: {
  readonly now: VirtualClock["now"];
}) => Promise<SimulatedDatabase>;

/** Runs statements on the connection of the database, all of them or none. */
export type RunStatements = (work: (transaction: SqlExecutor) => Promise<void>) => Promise<void>;
