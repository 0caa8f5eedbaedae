/**
 * Flags with which Node runs our TypeScript sources as they are: workspace packages resolve to
 * their sources, and the 22 releases before 22.18 ask for the stripping of types by name.
 */
export const nodeFlags = [
  "--conditions=@outreachkit/source",
  "--experimental-strip-types",
  "--disable-warning=ExperimentalWarning",
];
