/** A migrated database to fill with SQL, past the library: a million rows in seconds. */
export interface FillTarget {
  /** The SQL name of one of our tables. */
  table(name: string): string;
  columns(name: string): Promise<readonly string[]>;
  execute(sql: string): Promise<void>;
}
