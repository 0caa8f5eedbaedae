/** Where statements run. A host's `SqlExecutor` is one. */
export interface SqlConnection {
  execute(
    sql: string,
    parameters: readonly unknown[],
    options?: {
      /** Do not keep the statement prepared: its text depends on the request. */
      readonly once: boolean;
    },
  ): Promise<readonly Readonly<Record<string, unknown>>[]>;
}
