export type Row = Readonly<Record<string, unknown>>;

export interface TableSummary {
  readonly count: number;
  /** What is the same in every run, and which of the other columns are filled, with how many rows. */
  readonly kinds: Readonly<Record<string, number>>;
}

/** Columns whose values the work decides, and no clock or id. */
const decided = new Set(
  "state step_key kind slot channel request_position fence attempts lane reason version cap type entity actor status code".split(
    " ",
  ),
);
/** Seeds of the two databases differ in how often they were signalled. */
const ignored = new Set(["signal", "position", "transaction_id"]);

/** The rows of each table by kind, so that two runs with other ids and times can be compared. */
export function summarizeRows(
  tables: Readonly<Record<string, readonly Row[]>>,
): Readonly<Record<string, TableSummary>> {
  return Object.fromEntries(
    Object.entries(tables).map(([table, rows]) => {
      const kinds = Object.groupBy(rows, (row) => JSON.stringify(kindOf(row)));
      return [
        table,
        {
          count: rows.length,
          kinds: Object.fromEntries(
            Object.entries(kinds)
              .map(([kind, members = []]): [string, number] => [kind, members.length])
              .toSorted(([one], [other]) => (one < other ? -1 : 1)),
          ),
        },
      ];
    }),
  );
}

function kindOf(row: Row): Row {
  return Object.fromEntries(
    Object.entries(row)
      .filter(([column]) => !ignored.has(column))
      .toSorted(([one], [other]) => (one < other ? -1 : 1))
      .map(([column, value]) => [column, summarize(column, value)]),
  );
}

function summarize(column: string, value: unknown): unknown {
  if (value === null) return null;
  if (decided.has(column)) return typeof value === "string" ? value : JSON.stringify(value);
  if (column !== "data" && column !== "envelope") return "filled";
  const data = (typeof value === "string" ? JSON.parse(value) : value) as Row;
  return Object.entries(data)
    .map(([key, part]) => `${key}${part === null ? "" : " filled"}`)
    .toSorted();
}
