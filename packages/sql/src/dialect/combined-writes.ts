import type { CompiledStatement } from "../session/compiled-statement.ts";
import type { SqlConnection } from "../session/sql-connection.ts";
import type { WritePart } from "./write-part.ts";

/**
 * Runs parts and gives how many rows each changed, in order. Parts MUST NOT touch the same rows:
 * where they run as one statement each sees the tables as of its start.
 */
export type CombinedWrites = (request: {
  readonly connection: SqlConnection;
  /** Compiles a statement, once. */
  readonly compile: (statement: WritePart["statement"]) => CompiledStatement;
  readonly parts: readonly WritePart[];
}) => Promise<readonly number[]>;
