import type { GuardedUpdate } from "@outreachkit/core/plugin";
import { sql } from "kysely";
import type { WritePart } from "../dialect/write-part.ts";
import type { TableColumns } from "../schema/table-columns.ts";
import type { TableName } from "../schema/table-name.ts";
import { tables } from "../schema/tables.ts";
import { toPropertyName } from "../schema/to-property-name.ts";
import { encodeTuples } from "./encode-tuples.ts";
import { pickColumns } from "./pick-columns.ts";

interface Options {
  /** Of the part, in errors. */
  readonly name: string;
  readonly table: TableName;
  /** Columns that name the row. Default: tenant and id. */
  readonly key?: readonly string[];
  /** Columns that must still hold what the update's `from...` says. Default: `version`. */
  readonly guards?: readonly string[];
  /** Columns that never change. */
  readonly fixed: readonly string[];
  /**
   * Columns that often change alone, least first: an update that changes no others writes only them
   * and the guards. Each set is a statement of its own.
   */
  readonly sets?: readonly (readonly string[])[];
}

/** Makes a write of records that takes effect only where their guards still hold. */
export const updateRows = <Item extends object>({
  name,
  table,
  key = ["tenant_id", "id"],
  guards = ["version"],
  fixed,
  sets = [],
}: Options) => {
  const stored = Object.keys(pickColumns(tables[table], fixed));
  const whole = stored.filter((column) => !key.includes(column));
  const writes = [...sets.map((set) => [...new Set([...set, ...guards])]), whole].map(
    (written, index) => ({
      variant: String(index),
      properties: new Set(written.map(toPropertyName)),
      ...defineUpdate({ table, key, guards, written }),
    }),
  );
  return (updates: readonly GuardedUpdate<Item>[]): WritePart => {
    const changed = changedProperties(updates);
    const write =
      writes.find(({ properties }) => changed?.every((property) => properties.has(property))) ??
      writes.at(-1)!;
    return {
      name,
      variant: write.variant,
      statement: write.statement,
      parameters: {
        rows: write.encode(updates.map(({ row, ...guard }) => ({ ...row, ...guard }))),
      },
      expected: updates.length,
    };
  };
};

/** Null when some update does not say. */
const changedProperties = (
  updates: readonly { readonly changed?: readonly string[] }[],
): readonly string[] | null => {
  const all = new Set<string>();
  for (const { changed } of updates) {
    if (!changed) return null;
    for (const property of changed) all.add(property);
  }
  return [...all];
};

const defineUpdate = ({
  table,
  key,
  guards,
  written,
}: Required<Pick<Options, "table" | "key" | "guards">> & {
  readonly written: readonly string[];
}) => {
  const types: TableColumns = tables[table];
  const columns = {
    ...Object.fromEntries([...key, ...written].map((column) => [column, types[column]!])),
    ...Object.fromEntries(guards.map((guard) => [`from_${guard}`, "integer"] as const)),
  };
  const statement: WritePart["statement"] = {
    build: ({ dialect, parameter }) => {
      const conditions = [
        ...key.map((column) => sql`${sql.ref(`t.${column}`)} = ${sql.ref(`x.${column}`)}`),
        ...guards.map((column) => sql`${sql.ref(`t.${column}`)} = ${sql.ref(`x.from_${column}`)}`),
      ];
      return sql`
        with given as materialized (
          select * from ${dialect.tuples({ rows: parameter("rows"), columns, as: "g" })}
        )
        update ${dialect.table(table)} as t
        set ${sql.join(written.map((column) => sql`${sql.id(column)} = ${sql.ref(`x.${column}`)}`))}
        from given as x
        where ${sql.join(conditions, sql` and `)}
          ${dialect.foundByKey({ table, named: sql`given`, key })}
        returning 1 as done`;
    },
  };
  return { statement, encode: encodeTuples(columns) };
};
