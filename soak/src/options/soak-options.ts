/** What one soak does. */
export interface SoakOptions {
  /** Workers to kill on each store. */
  readonly kills: number;
  readonly stores: readonly ("sqlite" | "postgres")[];
  /** Decides the order of markers, and the faults. */
  readonly seed: number;
  /** One object as the last line of standard output. */
  readonly json: boolean;
}
