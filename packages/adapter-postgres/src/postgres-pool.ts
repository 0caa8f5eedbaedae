/** What we ask a `pg` client. `pg.Client` and `pg.PoolClient` have it. */
export interface PostgresClient {
  query(query: {
    readonly text: string;
    readonly values?: unknown[];
    readonly name?: string;
    readonly types?: PostgresTypes;
    /** Milliseconds until pg gives the answer up; 0 or none: never. */
    readonly query_timeout?: number;
  }): Promise<{ readonly rows: unknown[]; readonly command?: string }>;
}

/** Which parser reads which type of value. */
export interface PostgresTypes {
  getTypeParser(oid: number, format?: "text" | "binary"): (value: string) => unknown;
}

export interface PostgresNotification {
  readonly channel: string;
  readonly payload?: string | undefined;
}

export interface PostgresPoolClient extends PostgresClient {
  /** Sends statements without waiting for the answers to those before. */
  readonly pipeline?: boolean;
  release(destroy?: boolean): void;
  on(event: "error", listener: (error: Error) => void): unknown;
  on(event: "end", listener: () => void): unknown;
  on(event: "notification", listener: (message: PostgresNotification) => void): unknown;
  removeListener(event: "error", listener: (error: Error) => void): unknown;
}

/** What we ask a `pg` pool. `pg.Pool` has it. */
export interface PostgresPool {
  connect(): Promise<PostgresPoolClient>;
  readonly options?: { readonly max?: number | undefined };
}
