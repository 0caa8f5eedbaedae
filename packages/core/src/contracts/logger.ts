export type LogLevel = "debug" | "info" | "warn" | "error";

/**
 * What a record carries: ids, counts and codes; never addresses, names, contents or secrets. The
 * names below mean the same wherever they stand; a record may carry others.
 */
export interface LogFields {
  /** What happened, as a stable code such as `database-unavailable`. Every record has one. */
  readonly event: string;
  readonly tenantId?: string;
  readonly senderId?: string;
  readonly workerId?: string;
  /** Which loop of a worker: `watch`, `sending`, `recovery`, `folding` or `generation`. */
  readonly loop?: string;
  readonly channel?: string | undefined;
  readonly requestKey?: string;
  /** The error's name. */
  readonly error?: string;
  /** The error's code. */
  readonly code?: string;
  /** Failures in a row. */
  readonly failures?: number;
  /** Of the active OpenTelemetry span, where there is one. */
  readonly traceId?: string;
  readonly spanId?: string;
  readonly [name: string]: unknown;
}

/** Where the engine writes what an operator should see. Default: nowhere. */
export interface Logger {
  log(level: LogLevel, message: string, fields: LogFields): void;
}
