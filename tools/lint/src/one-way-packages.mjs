import { isTestFile } from "./is-test-file.mjs";
import { locateFile } from "./locate-file.mjs";
import { packageDirections } from "./package-directions.mjs";
import { resolveRelative } from "./resolve-relative.mjs";
import { visitImports } from "./visit-imports.mjs";

const scope = "@outreachkit/";

/** Dependencies between packages point one way: see package-directions.mjs. */
export const oneWayPackages = {
  create: (context) => {
    const file = locateFile(context.filename, context.cwd);
    if (file?.area !== "packages") return {};
    const direction = packageDirections.find(({ packages }) => packages.test(file.name));
    const spared = isTestFile(file.path);
    return visitImports(context, ({ source }) => {
      if (resolveRelative(file.path, source) === "outside") {
        return `${source} leaves the package: import another package by its name.`;
      }
      if (spared || !source.startsWith(scope)) return undefined;
      if (!direction) {
        return `No rule says what ${file.name} may import: add it to tools/lint/src/package-directions.mjs.`;
      }
      const target = source.slice(scope.length);
      if (direction.allowed.some((pattern) => pattern.test(target))) return undefined;
      return `${file.name} must not import ${source}: see tools/lint/src/package-directions.mjs.`;
    });
  },
};
