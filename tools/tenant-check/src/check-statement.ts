import { type Exemption, exemptions } from "./exemptions.ts";
import { findViolations } from "./find-violations.ts";
import { parseStatement } from "./parse-statement.ts";
import { TenantPredicateError } from "./tenant-predicate-error.ts";
import type { Violation } from "./violation.ts";

export interface CheckRequest {
  readonly sql: string;
  /** Files of packages/sql/src that ask for the statement, innermost first. */
  readonly files: readonly string[];
  /** Default: those of `exemptions.ts`. */
  readonly allowed?: readonly Exemption[];
}

/** An exemption that a statement needed, for one of its tables. */
export interface UsedExemption {
  readonly file: string;
  readonly table: string;
}

/** Throws where the statement touches a tenant's table without naming the tenant. Gives what excused it. */
export const checkStatement = ({
  sql,
  files,
  allowed = exemptions,
}: CheckRequest): readonly UsedExemption[] => {
  // What an update or a delete changes is never excused.
  const excuse = ({ table, what }: Violation) =>
    what === "read"
      ? allowed.find(({ file, tables }) => files.includes(file) && tables.includes(table))
      : undefined;
  const found = findViolations(parseStatement(sql));
  const open = found.filter((violation) => excuse(violation) === undefined);
  if (open.length > 0) throw new TenantPredicateError({ violations: open, sql, files });
  return found.map((violation) => ({ file: excuse(violation)!.file, table: violation.table }));
};
