import { readFileSync } from "node:fs";
import { defineConfig } from "tsup";

interface PackageJson {
  name: string;
  exports: Record<string, string | Record<string, string>>;
}

// tsup runs in a package's folder; what it builds is what the package exports from its sources.
const { name, exports } = JSON.parse(readFileSync("package.json", "utf8")) as PackageJson;

const entry = Object.values(exports).flatMap((target) =>
  typeof target === "string" ? [] : (target["@outreachkit/source"] ?? []),
);

// Core alone must build without anything that only Node has.
const isCore = name === "@outreachkit/core";

export default defineConfig({
  entry,
  format: "esm",
  target: "node22",
  platform: isCore ? "neutral" : "node",
  tsconfig: isCore ? "tsconfig.edge.json" : "../../tsconfig.json",
  dts: true,
  sourcemap: true,
  clean: true,
  silent: true,
  // `node:sqlite` exists under this name only.
  removeNodeProtocol: false,
});
