import { DummyDriver, Kysely, PostgresAdapter, PostgresQueryCompiler, sql } from "kysely";
import type { Database } from "../schema/database.ts";
import { toPropertyName } from "../schema/to-property-name.ts";
import { builderPlugins } from "./builder-plugins.ts";
import { createStatementCombiner } from "./create-statement-combiner.ts";
import { toBaseType } from "./to-base-type.ts";
import { createPostgresSchemaLanguage } from "./postgres-schema-language.ts";
import type { SqlDialect } from "./sql-dialect.ts";

/** PostgreSQL 14 or later; the tables are in a schema of their own. */
export const createPostgresDialect = ({ schema }: { readonly schema: string }): SqlDialect => {
  const language = createPostgresSchemaLanguage(schema);
  const { types } = language;
  const of = (alias: string | undefined) =>
    alias === undefined ? sql`` : sql` of ${sql.id(alias)}`;

  const dialect: SqlDialect = {
    name: "postgres",
    schema: language,
    builder: new Kysely<Database>({
      plugins: builderPlugins,
      dialect: {
        createAdapter: () => new PostgresAdapter(),
        createDriver: () => new DummyDriver(),
        createQueryCompiler: () => new PostgresQueryCompiler(),
        createIntrospector: () => {
          throw new Error("The statement builder runs nothing.");
        },
      },
    }),
    table: (name) => sql.raw(language.table(name)),
    recordset: ({ rows, columns, as }) => {
      const entries = Object.entries(columns);
      // The rows' own names are in camel case; the alias list behind gives them the columns' names.
      const properties = entries.map(
        ([column, type]) =>
          sql`${sql.id(toPropertyName(column))} ${sql.raw(types[toBaseType(type)])}`,
      );
      const names = [...entries.map(([column]) => sql.id(column)), sql.id("position")];
      return sql`rows from (jsonb_to_recordset(${rows}::jsonb) as (${sql.join(properties)})) with ordinality as ${sql.id(as)} (${sql.join(names)})`;
    },
    tuples: ({ rows, columns, as }) => {
      const names = Object.entries(columns).map(([column, type], index) => {
        const position = sql.lit(index);
        const value =
          toBaseType(type) === "json"
            ? sql`nullif(r.value -> ${position}, 'null'::jsonb)`
            : sql`(r.value ->> ${position})::${sql.raw(types[toBaseType(type)])}`;
        return sql`${value} as ${sql.id(column)}`;
      });
      return sql`(select ${sql.join(names)} from jsonb_array_elements(${rows}::jsonb) as r (value)) as ${sql.id(as)}`;
    },
    valuesOf: ({ values, type }) =>
      sql`(select v.value::${sql.raw(types[type])} from jsonb_array_elements_text(${values}::jsonb) as v (value))`,
    // An array that is computed once: the planner guesses nothing and takes the column's index.
    isOneOf: ({ column, values, type }) =>
      sql`${column} = any (array${dialect.valuesOf({ values, type })})`,
    containsOneOf: ({ column, values }) =>
      sql`${column} ?| array${dialect.valuesOf({ values, type: "text" })}`,
    jsonRows: ({ rows }) =>
      sql`(select coalesce(json_agg(row_to_json(r)), '[]'::json) from (${rows}) as r)`,
    jsonRow: ({ alias, columns }) =>
      sql`json_build_object(${sql.join(columns.flatMap((column) => [sql.lit(column), sql.ref(`${alias}.${column}`)]))})`,
    firstRows: ({ table, as, where, orderBy, limit }) => sql`
      cross join lateral (
        select * from ${dialect.table(table)} as ${sql.id(as)}
        where ${where} order by ${orderBy} limit ${limit}
      ) as ${sql.id(as)}`,
    forUpdate: (alias) => sql`for update${of(alias)}`,
    forUpdateSkipLocked: (alias) => sql`for update${of(alias)} skip locked`,
    forShare: (alias) => sql`for share${of(alias)}`,
    least: (left, right) => sql`least(${left}, ${right})`,
    greatest: (left, right) => sql`greatest(${left}, ${right})`,
    textOrder: (column) => sql`${column} collate "C"`,
    asText: (column) => sql`${column}::text`,
    takenKey: (error) => {
      if (typeof error !== "object" || error === null) return null;
      const { code, table } = error as { readonly code?: unknown; readonly table?: unknown };
      return code === "23505" ? String(table) : null;
    },
    combine: createStatementCombiner(() => dialect),
  };
  return dialect;
};
