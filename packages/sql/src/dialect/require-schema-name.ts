import { InvalidInputError } from "@outreachkit/core/plugin";

/** PostgreSQL cuts a longer name off without an error, so that two could be one. */
const longest = 63;

/** Any name may be quoted; refuses what PostgreSQL would change or refuse later. */
export const requireSchemaName = (schema: string): void => {
  const problem = findProblem(schema);
  if (problem === undefined) return;
  const message = `${JSON.stringify(schema)} ${problem}; name a schema such as "outreach".`;
  throw new InvalidInputError({
    subject: "createPostgresStore",
    problems: [{ path: "schema", code: "schema-name", message }],
  });
};

const findProblem = (schema: string): string | undefined => {
  if (schema === "") return "is empty";
  if (schema.includes("\0") || !schema.isWellFormed()) return "holds what no name may hold";
  if (schema.startsWith("pg_")) return "starts as only PostgreSQL's own schemas do";
  if (new TextEncoder().encode(schema).length > longest) return `is longer than ${longest} bytes`;
  return undefined;
};
