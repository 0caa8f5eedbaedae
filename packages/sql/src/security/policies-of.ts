import { quoteName } from "../dialect/quote-name.ts";
import type { SecuredRoles } from "./secured-roles.ts";
import type { SecuredTable } from "./secured-tables.ts";

/** Read once a statement and not once a row; an empty or missing setting is nobody's tenant. */
const currentTenant = "(select nullif(current_setting('outreach.tenant', true), '')::uuid)";

/** Row-level security of one table: a host's role its tenant's rows, a worker's role all rows. */
export const policiesOf = (
  { name, tenant, host }: SecuredTable,
  { schema, hostRoles, workerRoles }: SecuredRoles,
): readonly string[] => {
  const table = `${quoteName(schema)}.${quoteName(name)}`;
  const toRoles = (roles: readonly string[]) => roles.map(quoteName).join(", ");
  const own = `${quoteName(tenant ?? "")} = ${currentTenant}`;
  return [
    `alter table ${table} enable row level security`,
    `drop policy if exists outreachkit_host on ${table}`,
    `drop policy if exists outreachkit_worker on ${table}`,
    ...(host === "nothing"
      ? []
      : [
          `create policy outreachkit_host on ${table} to ${toRoles(hostRoles)} using (${own}) with check (${own})`,
        ]),
    ...(workerRoles.length === 0
      ? []
      : [
          `create policy outreachkit_worker on ${table} to ${toRoles(workerRoles)} using (true) with check (true)`,
        ]),
  ];
};
