/**
 * The stages of `npm test` in lanes that run side by side, as most machines have two cores or more:
 * the tests, which take longest, and all else in order of what fails soonest. `packages` packs what
 * `build` made, so it follows in the same lane.
 */
export const lanes = [
  ["tests"],
  ["format", "lint", "types", "docs", "unused", "build", "packages"],
];
