import { quoteText } from "../dialect/quote-text.ts";
import type { SecuredRoles } from "./secured-roles.ts";

/**
 * A block that raises an error where a policy would not limit a host's role: a superuser, a role with
 * BYPASSRLS, the owner of a table, a member of a worker's role or of the owner.
 */
export const requireLimitedRoles = ({ schema, hostRoles, workerRoles }: SecuredRoles): string => {
  const listOf = (names: readonly string[]) => `array[${names.map(quoteText).join(", ")}]::name[]`;
  const body = `
declare
  unlimited name;
begin
  select h.rolname into unlimited from pg_catalog.pg_roles h
  where h.rolname = any (${listOf(hostRoles)}) and (
    h.rolsuper or h.rolbypassrls
    or exists (
      select 1 from pg_catalog.pg_roles w
      where w.rolname = any (${listOf(workerRoles)}) and pg_has_role(h.oid, w.oid, 'member')
    )
    or exists (
      select 1 from pg_catalog.pg_class c
      join pg_catalog.pg_namespace n on n.oid = c.relnamespace
      where n.nspname = ${quoteText(schema)} and c.relkind = 'r'
        and pg_has_role(h.oid, c.relowner, 'member')
    )
  ) limit 1;
  if unlimited is not null then
    raise exception 'Row-level security would not limit the role %: it is a superuser, bypasses row-level security, owns the tables or is a member of a role that may see every tenant. Give the host''s code a role of its own.', unlimited;
  end if;
end
`;
  return `do ${quoteText(body)}`;
};
