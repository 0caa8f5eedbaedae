/** One broken promise. */
export interface Violation {
  /** Its number in the list of the design: 1 to 8. */
  readonly invariant: number;
  readonly message: string;
  /** What it is about. */
  readonly ids: readonly string[];
}
