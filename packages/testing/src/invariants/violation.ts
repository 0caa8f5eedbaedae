/** One broken promise. */
export interface Violation {
  /**
   * Its number in the list of the design, 1 to 8, or what the simulator watches besides: 11 windows
   * and delays, 12 severity only grows, 13 a signal is applied once, 14 nothing stopped or held is
   * leased, 15 everything comes to rest, 16 flows throw nothing but lost connections, 17 an old fencing
   * token proves nothing but an acceptance.
   */
  readonly invariant: number;
  readonly message: string;
  /** What it is about. */
  readonly ids: readonly string[];
}
