/** One flat key per figure, the unit in its name. */
export type Figures = Readonly<Record<string, number | string>>;

/** How a benchmark is run. */
export interface BenchOptions {
  /** A fraction of the work: shows that it runs, says nothing about speed. */
  readonly small: boolean;
  /** A server to use instead of starting one with default durable settings. */
  readonly postgresUrl?: string;
  /** What goes on, for whoever waits. */
  readonly log: (line: string) => void;
}
