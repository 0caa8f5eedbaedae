import { InvalidInputError } from "@outreachkit/core/plugin";
import { quoteName } from "../dialect/quote-name.ts";
import { grantsOf } from "./grants-of.ts";
import { policiesOf } from "./policies-of.ts";
import { requireLimitedRoles } from "./require-limited-roles.ts";
import { securedTables } from "./secured-tables.ts";

export interface RowLevelSecurityOptions {
  /** The schema of the library's tables. Default `outreach`. */
  readonly schema?: string;
  /** Roles of the host's own code: they see and write one tenant, the one set in the transaction. */
  readonly hostRoles: readonly string[];
  /**
   * Roles that workers and the store's own pool use: they see every tenant. The owner of the tables,
   * superusers and roles with BYPASSRLS do so anyway and need not be named. Default none.
   */
  readonly workerRoles?: readonly string[];
}

/**
 * SQL that limits host roles to the tenant of their transaction, as a second wall behind the
 * library's own predicates. Run it as the owner of the tables, in one transaction, after each
 * `migrate()`; running it again changes nothing.
 *
 *     select set_config('outreach.tenant', $1, true); -- $1 is outreach.tenant("acme").id
 *
 * Without that setting a host role sees nothing and writes nothing. Tables of no tenant (leases,
 * keys, the list of migrations) stay closed to host roles.
 */
export const exportRowLevelSecurity = ({
  schema = "outreach",
  hostRoles,
  workerRoles = [],
}: RowLevelSecurityOptions): string => {
  requireRoles(hostRoles, workerRoles);
  const roles = { schema, hostRoles, workerRoles };
  return [
    requireLimitedRoles(roles),
    ...[...hostRoles, ...workerRoles].map(
      (role) => `grant usage on schema ${quoteName(schema)} to ${quoteName(role)}`,
    ),
    ...securedTables.flatMap((table) => [...policiesOf(table, roles), ...grantsOf(table, roles)]),
  ]
    .map((statement) => `${statement};\n`)
    .join("");
};

const requireRoles = (hostRoles: readonly string[], workerRoles: readonly string[]): void => {
  const subject = "exportRowLevelSecurity";
  if (hostRoles.length === 0) {
    const message = "is empty; name the roles that the host's own code connects as.";
    throw new InvalidInputError({
      subject,
      problems: [{ path: "hostRoles", code: "missing-role", message }],
    });
  }
  const both = workerRoles.filter((role) => hostRoles.includes(role));
  if (both.length === 0) return;
  const message = `"${both[0]}" is a host's role too; a worker's role sees every tenant, so use two roles.`;
  throw new InvalidInputError({
    subject,
    problems: [{ path: "workerRoles", code: "role-of-both", message }],
  });
};
