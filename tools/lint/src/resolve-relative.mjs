import { posix } from "node:path";

/**
 * Where a relative import leads, as a path below the package's src; `"outside"` if it leaves src;
 * undefined if it is not relative.
 */
export const resolveRelative = (fromPath, source) => {
  if (!source.startsWith(".")) return undefined;
  const path = posix.join(posix.dirname(fromPath), source);
  return path.startsWith("../") ? "outside" : path;
};
