/** One thing that is wrong with an input, where it is, and what to do about it. */
export interface Problem {
  /** Dotted path into the input, such as `steps.1.content.subject`; empty for the whole. */
  readonly path: string;
  /** Stable and machine-readable, such as `unknown-variable`. */
  readonly code: string;
  /** What is wrong, with the value, and what to do. */
  readonly message: string;
}
