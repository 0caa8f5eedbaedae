export type LogLevel = "debug" | "info" | "warn" | "error";

/**
 * Where the engine writes what an operator should see. `fields` hold ids, counts and codes; never
 * addresses, names, contents or secrets. Default: nowhere.
 */
export interface Logger {
  log(level: LogLevel, message: string, fields: { readonly [name: string]: unknown }): void;
}
