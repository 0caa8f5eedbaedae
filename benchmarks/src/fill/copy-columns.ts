import type { FillTarget } from "./fill-target.ts";

/** `(columns) select ...` of a table's rows as `t`, with some columns replaced. */
export async function copyColumns(
  target: FillTarget,
  options: { readonly name: string; readonly overrides: Readonly<Record<string, string>> },
): Promise<string> {
  const columns = await target.columns(options.name);
  for (const column of Object.keys(options.overrides)) {
    if (!columns.includes(column)) {
      throw new Error(`Table ${options.name} has no column ${column}; adapt the benchmark's fill.`);
    }
  }
  const values = columns.map((column) => options.overrides[column] ?? `t.${column}`);
  return `(${columns.join(", ")}) select ${values.join(", ")}`;
}
