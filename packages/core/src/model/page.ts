/** What every list takes. `limit` is 1 to 200, default 50; `cursor` comes from the page before. */
export interface PageOptions {
  readonly limit?: number;
  readonly cursor?: string;
}

export interface Page<Item> {
  readonly items: readonly Item[];
  /** Absent on the last page. */
  readonly nextCursor?: string;
}
