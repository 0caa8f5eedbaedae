import type pg from "pg";

const columns = `
  select c.relname as table, a.attname as column, format_type(a.atttypid, a.atttypmod) as type,
    a.attnotnull as required, a.attidentity as identity, pg_get_expr(d.adbin, d.adrelid) as default,
    array_to_string(c.reloptions, ' ') as options
  from pg_class c
  join pg_namespace n on n.oid = c.relnamespace
  join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
  left join pg_attrdef d on d.adrelid = c.oid and d.adnum = a.attnum
  where n.nspname = $1 and c.relkind in ('r', 'p')
  order by c.relname collate "C", a.attnum`;

const constraints = `
  select c.relname as table, o.conname as name, pg_get_constraintdef(o.oid) as definition
  from pg_constraint o join pg_class c on c.oid = o.conrelid join pg_namespace n on n.oid = c.relnamespace
  where n.nspname = $1 and o.contype <> 'n'
  order by o.conname collate "C"`;

const indexes = `
  select tablename as table, indexdef as definition from pg_indexes
  where schemaname = $1 order by indexname collate "C"`;

const others = `
  select c.relkind::text || ' ' || c.relname as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
  where n.nspname = $1 and c.relkind not in ('r', 'i', 'S', 't')
  union all
  select 'function ' || p.proname from pg_proc p join pg_namespace n on n.oid = p.pronamespace where n.nspname = $1
  union all
  select 'trigger ' || t.tgname from pg_trigger t join pg_class c on c.oid = t.tgrelid
    join pg_namespace n on n.oid = c.relnamespace where n.nspname = $1 and not t.tgisinternal
  union all
  select 'policy ' || p.tablename || ' ' || p.policyname from pg_policies p where p.schemaname = $1
  order by 1`;

/** A schema as the catalog has it: tables, columns, types, constraints, indexes, and anything else. */
export const describeSchema = async (pool: pg.Pool, schema: string): Promise<string> => {
  const read = async (sql: string) =>
    (await pool.query<Record<string, string | boolean | null>>(sql, [schema])).rows;
  const [allColumns, allConstraints, allIndexes, rest] = [
    await read(columns),
    await read(constraints),
    await read(indexes),
    await read(others),
  ];
  const tables = [...new Set(allColumns.map(({ table }) => table))].map((table) => {
    const own = allColumns.filter((column) => column["table"] === table);
    const { options } = own[0]!;
    return [
      `table ${table}${options ? ` with (${options})` : ""}`,
      ...own.map(
        ({ column, type, required, identity, default: value }) =>
          `  ${column} ${type}${required ? " not null" : ""}${identity ? " identity" : ""}${value === null ? "" : ` default ${value}`}`,
      ),
      ...allConstraints
        .filter((constraint) => constraint["table"] === table)
        .map(({ name, definition }) => `  constraint ${name} ${definition}`),
      ...allIndexes
        .filter((index) => index["table"] === table)
        .map(({ definition }) => `  ${definition}`),
      "",
    ].join("\n");
  });
  return [...tables, ...rest.map(({ name }) => `${name}\n`)]
    .join("\n")
    .replaceAll(`${quote(schema)}.`, "")
    .replaceAll(`${schema}.`, "");
};

const quote = (name: string): string => `"${name.replaceAll('"', '""')}"`;
