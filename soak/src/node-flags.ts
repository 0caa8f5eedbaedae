/** Of `scripts/node-flags.mjs`, which a test runner does not pass on to what it starts. */
export const nodeFlags: readonly string[] = [
  "--conditions=@outreachkit/source",
  "--experimental-strip-types",
  "--disable-warning=ExperimentalWarning",
];
