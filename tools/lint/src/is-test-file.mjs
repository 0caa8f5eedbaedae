/** Tests, and what only tests import (a folder `test-support`): the rules of shipped code spare them. */
export const isTestFile = (path) =>
  /\.test(-d)?\.ts$/.test(path) || path.split("/").includes("test-support");
