/** What one run of the quickstart does. Paths are absolute. */
export interface RunOptions {
  /** A file of your own, or null for the contacts that come with the quickstart. */
  readonly contacts: string | null;
  /** The folder that gets the mails, `report.html` and `import.csv`. */
  readonly out: string;
  /** How many virtual days to run. */
  readonly days: number;
  /** Decides every chance in the run: the same seed, the same run. */
  readonly seed: number;
  /** A SQLite file or a `postgres://` URL; null keeps everything in memory. */
  readonly database: string | null;
  /** One JSON object on standard output, progress on standard error. */
  readonly json: boolean;
}
