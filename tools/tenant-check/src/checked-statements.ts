import type { UsedExemption } from "./check-statement.ts";

export interface CheckedStatement {
  /** Files of packages/sql/src that asked for it. */
  readonly files: readonly string[];
  /** What excused it; empty where nothing had to. */
  readonly excused: readonly UsedExemption[];
}

/** What this process has compiled and found in order so far, by text. */
export const checkedStatements: Map<string, CheckedStatement> = new Map();
