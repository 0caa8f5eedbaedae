import { runQuickstart } from "./run-quickstart.ts";

// `npm run demo | head` closes the pipe early: that is no error.
process.stdout.on("error", (error: NodeJS.ErrnoException) => {
  if (error.code === "EPIPE") process.exit(0);
  throw error;
});

const { npm_lifecycle_event: script, INIT_CWD: startedIn } = process.env;
process.exitCode = await runQuickstart(process.argv.slice(2), {
  // npm runs scripts in the project's folder, wherever the user stands.
  folder: script === "demo" && startedIn ? startedIn : process.cwd(),
  stdout: process.stdout,
  stderr: process.stderr,
});
