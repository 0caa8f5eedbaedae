import { DummyDriver, Kysely, sql, SqliteAdapter, SqliteQueryCompiler } from "kysely";
import type { Database } from "../schema/database.ts";
import { toPropertyName } from "../schema/to-property-name.ts";
import { builderPlugins } from "./builder-plugins.ts";
import { runOneByOne } from "./run-one-by-one.ts";
import { createSqliteSchemaLanguage } from "./sqlite-schema-language.ts";
import type { SqlDialect } from "./sql-dialect.ts";

const uniqueViolation = /UNIQUE constraint failed: (\w+)\./;

/** SQLite 3.45 or later; the tables have a prefix. One writer at a time, so nothing is locked. */
export const createSqliteDialect = ({ prefix }: { readonly prefix: string }): SqlDialect => {
  const language = createSqliteSchemaLanguage(prefix);
  const nothing = sql``;
  const dialectTable: SqlDialect["table"] = (name) => sql.raw(language.table(name));

  const dialect: SqlDialect = {
    name: "sqlite",
    schema: language,
    builder: new Kysely<Database>({
      plugins: builderPlugins,
      dialect: {
        createAdapter: () => new SqliteAdapter(),
        createDriver: () => new DummyDriver(),
        createQueryCompiler: () => new SqliteQueryCompiler(),
        createIntrospector: () => {
          throw new Error("The statement builder runs nothing.");
        },
      },
    }),
    table: dialectTable,
    recordset: ({ rows, columns, as }) => {
      const names = Object.keys(columns).map(
        (column) => sql`r.value ->> ${sql.lit(toPropertyName(column))} as ${sql.id(column)}`,
      );
      // In binary form a row is parsed once and not for each column: a third of the time. The limit
      // and the condition keep the inner query from being merged into the outer one, which would
      // undo that.
      return sql`(
        select ${sql.join(names)}, r.position
        from (select jsonb(value) as value, key as position from json_each(${rows}) limit -1) as r
        where true
      ) as ${sql.id(as)}`;
    },
    tuples: ({ rows, columns, as }) => {
      const names = Object.keys(columns).map(
        (column, index) => sql`r.value ->> ${sql.lit(index)} as ${sql.id(column)}`,
      );
      return sql`(
        select ${sql.join(names)}
        from (select jsonb(value) as value from json_each(${rows}) limit -1) as r
        where true
      ) as ${sql.id(as)}`;
    },
    valuesOf: ({ values }) => sql`(select value from json_each(${values}))`,
    isOneOf: ({ column, values, type }) => sql`${column} in ${dialect.valuesOf({ values, type })}`,
    containsOneOf: ({ column, values }) =>
      sql`exists (select 1 from json_each(${column}) as element where element.value in ${dialect.valuesOf({ values, type: "text" })})`,
    // A key is compared, never a path: "$.*" is the name of a member. True is 1 but for its type.
    hasMember: ({ column, key, values }) =>
      sql`exists (select 1 from json_each(${column}) as member cross join json_each(${values}) as asked where member.key = ${key} and member.atom = asked.atom and replace(member.type, 'real', 'integer') = replace(asked.type, 'real', 'integer'))`,
    jsonLength: (column) => sql`json_array_length(${column})`,
    jsonRows: ({ rows, columns }) =>
      sql`(select coalesce(json_group_array(${dialect.jsonRow({ alias: "r", columns })}), '[]') from (${rows}) as r)`,
    jsonRow: ({ alias, columns }) =>
      sql`json_object(${sql.join(columns.flatMap((column) => [sql.lit(column), sql.ref(`${alias}.${column}`)]))})`,
    firstRows: ({ table, as, where, orderBy, limit }) => sql`
      cross join ${dialect.table(table)} as ${sql.id(as)} on ${sql.ref(`${as}.rowid`)} in (
        select ${sql.ref(`${as}.rowid`)} from ${dialect.table(table)} as ${sql.id(as)}
        where ${where} order by ${orderBy} limit ${limit}
      )`,
    lookUp: ({ table, as, where, optional = false }) =>
      sql`${optional ? sql`left join` : sql`cross join`} ${dialect.table(table)} as ${sql.id(as)} on ${where}`,
    foundByKey: () => nothing,
    // A sum is no number that the planner could use: so it does not wait for a new one to plan with.
    limit: (count) => sql`limit (${count} + 0)`,
    forUpdate: () => nothing,
    forUpdateSkipLocked: () => nothing,
    forShare: () => nothing,
    least: (left, right) => sql`min(coalesce(${left}, ${right}), coalesce(${right}, ${left}))`,
    greatest: (left, right) => sql`max(coalesce(${left}, ${right}), coalesce(${right}, ${left}))`,
    textOrder: (column) => sql`${column}`,
    // One writer at a time: what is numbered later is committed later, and nothing else can come.
    log: {
      transactionId: null,
      columns: sql`position`,
      cursor: sql`'0-' || position`,
      end: sql`(select '0-' || coalesce(max(position), 0) from ${dialectTable("event")})`,
      isAfter: ({ position }) => sql`position > ${position}`,
      isOfAny: sql`1 = 1`,
      isSettled: sql`1 = 1`,
    },
    takenKey: (error) => {
      const table = error instanceof Error ? uniqueViolation.exec(error.message)?.[1] : undefined;
      return table === undefined ? null : table.slice(prefix.length);
    },
    wakeUp: null,
    combine: runOneByOne,
  };
  return dialect;
};
