/** Where the run left its files. */
export interface OutputPaths {
  /** Paths are shown from here. */
  readonly folder: string;
  readonly mails: string;
  readonly report: string;
  readonly importFile: string;
}
