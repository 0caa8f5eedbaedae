import { quoteName } from "../dialect/quote-name.ts";
import type { SecuredRoles } from "./secured-roles.ts";
import type { SecuredTable } from "./secured-tables.ts";

const hostRights = {
  write: "select, insert, update, delete",
  append: "select, insert",
  nothing: null,
} as const satisfies Record<SecuredTable["host"], string | null>;

/** What roles may do at all; the policies say to which rows. Rights given before are taken back. */
export const grantsOf = (
  { name, host }: SecuredTable,
  { schema, hostRoles, workerRoles }: SecuredRoles,
): readonly string[] => {
  const table = `${quoteName(schema)}.${quoteName(name)}`;
  const rights = hostRights[host];
  return [
    ...hostRoles.map((role) => `revoke all on ${table} from ${quoteName(role)}`),
    ...hostRoles.flatMap((role) =>
      rights === null ? [] : [`grant ${rights} on ${table} to ${quoteName(role)}`],
    ),
    ...workerRoles.map(
      (role) => `grant select, insert, update, delete on ${table} to ${quoteName(role)}`,
    ),
  ];
};
