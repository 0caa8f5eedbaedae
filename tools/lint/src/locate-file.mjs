const filePattern = /(?:^|\/)(packages|examples|benchmarks|soak|tools)\/(.+)$/;

/**
 * Which package a file belongs to: `{ area, name, path }`, the path relative to the package's src.
 * Undefined for files outside a package's src.
 */
export const locateFile = (filename, cwd) => {
  const normal = filename.replaceAll("\\", "/");
  const root = `${cwd.replaceAll("\\", "/")}/`;
  const relative = normal.startsWith(root) ? normal.slice(root.length) : normal;
  const found = filePattern.exec(relative);
  if (!found) return undefined;
  const [, area, rest] = found;
  const parts = rest.split("/");
  const name = area === "benchmarks" || area === "soak" ? area : parts.shift();
  if (parts.shift() !== "src") return undefined;
  return { area, name, path: parts.join("/") };
};
