// The entry of every task: `node scripts/run.mjs <task> [arguments]`. Plain Node 20 without
// dependencies, because nothing is installed yet when it starts.
import { installWhenStale } from "./install-when-stale.mjs";
import { root } from "./root.mjs";
import { runCommand } from "./run-command.mjs";
import { selectNode } from "./select-node.mjs";

const tasks = ["bench", "demo", "exec", "pnpm", "soak", "stage", "test"];
const [task, ...rest] = process.argv.slice(2);

if (!tasks.includes(task)) {
  console.error(`There is no task ${JSON.stringify(task ?? "")}: one of ${tasks.join(", ")}.`);
  process.exit(2);
}

// `pnpm` is how the lockfile is changed, so it cannot wait for an install of the lockfile.
if (task !== "pnpm") await installWhenStale();
const node = await selectNode();
process.exitCode = await runCommand(
  node.path,
  ["--disable-warning=ExperimentalWarning", `${root}/scripts/tasks/${task}.mjs`, ...rest],
  {
    env: node.env,
    // For a demo that asks; the stages and pnpm close it for what they start.
    stdin: "inherit",
  },
);
