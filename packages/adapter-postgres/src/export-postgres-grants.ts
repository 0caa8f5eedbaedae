import { quoteName } from "@outreachkit/sql";

/**
 * The rights that a working role needs in our schema, as SQL for its owner to run, and to run again
 * after a migration unless the same owner migrates: the defaults cover what that role creates later.
 * No right to create, alter or drop anything, nor to change migrations or keys.
 */
export const exportPostgresGrants = ({
  schema = "outreach",
  role,
}: {
  readonly schema?: string;
  /** Whom to grant to, as it is called in the database. */
  readonly role: string;
}): string => {
  const [inSchema, to] = [quoteName(schema), quoteName(role)];
  const rights = "select, insert, update, delete";
  return [
    `grant usage on schema ${inSchema} to ${to}`,
    `grant ${rights} on all tables in schema ${inSchema} to ${to}`,
    `alter default privileges in schema ${inSchema} grant ${rights} on tables to ${to}`,
    `revoke insert, update, delete on ${inSchema}."migration", ${inSchema}."secret" from ${to}`,
  ]
    .map((statement) => `${statement};\n`)
    .join("");
};
