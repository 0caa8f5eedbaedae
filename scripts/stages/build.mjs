import { captureCommand } from "../capture-command.mjs";
import { listPackages } from "../list-packages.mjs";

/** Builds every package. One after the other: the tests have the other core. */
export default async () => {
  const failed = [];
  const packages = await listPackages();
  for (const { name, folder } of packages) {
    // No order is needed: packages see each other's sources, never each other's dist.
    const options = { cwd: folder };
    const { code, output } = await captureCommand(
      "tsup",
      ["--config", "../../tsup.config.ts"],
      options,
    );
    if (code !== 0) failed.push(`${name}\n${output}`);
  }
  return {
    ok: failed.length === 0,
    output: failed.join("\n"),
    note: `${packages.length} packages`,
  };
};
