import type { Violation } from "./violation.ts";

/** A statement that could touch another tenant's rows. */
export class TenantPredicateError extends Error {
  readonly violations: readonly Violation[];

  constructor({
    violations,
    sql,
    files,
  }: {
    readonly violations: readonly Violation[];
    readonly sql: string;
    readonly files: readonly string[];
  }) {
    const list = violations.map(({ table, alias, what }) =>
      alias === table ? `${table} is ${what}` : `${table} (${alias}) is ${what}`,
    );
    super(
      `${list.join(" and ")} without its tenant. Tie tenant_id to a bound value or to a row that is tied, or name an exemption of DESIGN section 4 in tools/tenant-check/src/exemptions.ts. Asked for by ${files.join(", ") || "no file of packages/sql"}:\n${sql}`,
    );
    this.name = "TenantPredicateError";
    this.violations = violations;
  }
}
