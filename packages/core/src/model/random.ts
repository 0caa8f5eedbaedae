/** A source of numbers in [0, 1). Injected, so that a seed repeats a run. */
export type Random = () => number;
