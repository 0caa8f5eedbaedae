/** Data that was left out of an HTML message because it could not safely stand where it was printed. */
export interface DroppedValue {
  /** The variables it came from. */
  readonly names: readonly string[];
  /** `unsafe-link`: not a web, mail or telephone address. `unsafe-place`: inside a tag, a script or a style. */
  readonly code: "unsafe-link" | "unsafe-place";
  /** Where: `the link <a href>`, `a comment`. */
  readonly place: string;
}
