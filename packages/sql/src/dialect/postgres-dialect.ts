import { DummyDriver, Kysely, PostgresAdapter, PostgresQueryCompiler, sql } from "kysely";
import type { Database } from "../schema/database.ts";
import { toPropertyName } from "../schema/to-property-name.ts";
import { builderPlugins } from "./builder-plugins.ts";
import { createStatementCombiner } from "./create-statement-combiner.ts";
import { toBaseType } from "./to-base-type.ts";
import { createPostgresSchemaLanguage } from "./postgres-schema-language.ts";
import type { SqlDialect } from "./sql-dialect.ts";

/** PostgreSQL 14 or later; the tables are in a schema of their own. */
export const createPostgresDialect = ({
  schema,
  wakeUpChannel = null,
}: {
  readonly schema: string;
  /** What `NOTIFY` names, at most 63 bytes; null: nothing is told. */
  readonly wakeUpChannel?: string | null;
}): SqlDialect => {
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
    hasMember: ({ column, key, values }) =>
      sql`exists (select 1 from jsonb_array_elements(${values}::jsonb) as v (value) where v.value = ${column} -> ${key}::text)`,
    jsonLength: (column) => sql`jsonb_array_length(${column})`,
    jsonRows: ({ rows }) =>
      sql`(select coalesce(json_agg(row_to_json(r)), '[]'::json) from (${rows}) as r)`,
    jsonRow: ({ alias }) => sql`row_to_json(${sql.id(alias)})`,
    // The literal limit makes the plan; the one that varies stops it earlier.
    firstRows: ({ table, as, where, orderBy, limit, atMost }) => {
      const rows = sql`select * from ${dialect.table(table)} as ${sql.id(as)}
        where ${where} order by ${orderBy} limit ${limit}`;
      const wanted = atMost ? sql`select * from (${rows}) as few limit ${atMost}` : rows;
      return sql`cross join lateral (${wanted}) as ${sql.id(as)}`;
    },
    lookUp: ({ table, as, where, lock, optional = false }) => {
      const inner = sql`select * from ${dialect.table(table)} as ${sql.id(as)} where ${where}`;
      // What keeps the planner from merging the look-up into the join: a lock, or an offset.
      const fence = {
        none: sql`offset 0`,
        update: sql`for update`,
        "update-skip-locked": sql`for update skip locked`,
      }[lock ?? "none"];
      return optional
        ? sql`left join lateral (${inner} ${fence}) as ${sql.id(as)} on true`
        : sql`cross join lateral (${inner} ${fence}) as ${sql.id(as)}`;
    },
    foundByKey: ({ table, named, key }) => {
      const same = key.map(
        (column) => sql`${sql.ref(`row.${column}`)} = ${sql.ref(`key.${column}`)}`,
      );
      return sql`and t.ctid = any (array(
        select row.place from ${named} as key
        cross join lateral (
          select row.ctid as place from ${dialect.table(table)} as row
          where ${sql.join(same, sql` and `)} offset 0
        ) as row
      ))`;
    },
    limit: (count) => sql`limit ${count}`,
    forUpdate: (alias) => sql`for update${of(alias)}`,
    forUpdateSkipLocked: (alias) => sql`for update${of(alias)} skip locked`,
    forShare: (alias) => sql`for share${of(alias)}`,
    least: (left, right) => sql`least(${left}, ${right})`,
    greatest: (left, right) => sql`greatest(${left}, ${right})`,
    textOrder: (column) => sql`${column} collate "C"`,
    log: {
      // The default of the column, in a query of its own: worked out once a statement and not a row.
      transactionId: sql`(select greatest(
        pg_current_xact_id(), (pg_snapshot_xmax(pg_current_snapshot())::text::bigint - 1)::text::xid8
      ))`,
      columns: sql`transaction_id, position`,
      cursor: sql`transaction_id::text || '-' || position`,
      end: sql`pg_snapshot_xmin(pg_current_snapshot())::text || '-0'`,
      isAfter: ({ transaction, position }) =>
        sql`(transaction_id, position) > ((${transaction})::text::xid8, (${position})::bigint)`,
      isOfAny: sql`version > 0`,
      isSettled: sql`transaction_id < pg_snapshot_xmin(pg_current_snapshot())`,
    },
    takenKey: (error) => {
      if (typeof error !== "object" || error === null) return null;
      const { code, table } = error as { readonly code?: unknown; readonly table?: unknown };
      return code === "23505" ? String(table) : null;
    },
    // The same notification twice in a transaction is one. Its payload is empty: it says nothing.
    wakeUp:
      wakeUpChannel === null
        ? null
        : {
            name: "workers.wake",
            statement: { build: () => sql`select pg_notify(${sql.lit(wakeUpChannel)}, '')` },
            parameters: {},
            expected: null,
          },
    combine: createStatementCombiner(() => dialect),
  };
  return dialect;
};
