import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { OutreachError } from "@outreachkit/core";
import { ContactsFileError } from "./contacts-file/contacts-file-error.ts";
import { runMainJob } from "./main-job.ts";
import { parseOptions } from "./options/parse-options.ts";
import { QuickstartError } from "./options/quickstart-error.ts";
import { toJson } from "./outcome/to-json.ts";
import { createProgress } from "./progress/create-progress.ts";
import { printOutcome } from "./progress/print-outcome.ts";
import { createTerminal, type Output } from "./terminal/create-terminal.ts";

const defaultOut = fileURLToPath(new URL("../out", import.meta.url));

/**
 * The whole command. Gives its exit code: 0 when every promise held, 1 when one was broken, 2 for
 * something that the user can put right.
 */
export async function runQuickstart(
  argv: readonly string[],
  context: {
    /** Relative paths start here, and paths are shown from here. */
    readonly folder: string;
    readonly stdout: Output;
    readonly stderr: Output;
  },
): Promise<number> {
  const { folder, stdout, stderr } = context;
  const { options, exitCode } = parseOptions(argv, {
    folder,
    defaultOut,
    writeOut: (text) => void stdout.write(text),
    writeError: (text) => void stderr.write(text),
  });
  if (!options) return exitCode;
  const terminal = createTerminal(options.json ? stderr : stdout);
  terminal.line("Outreachkit: a whole campaign on virtual time. Nothing leaves this machine.");
  try {
    const outcome = await runMainJob(options, createProgress(terminal));
    printOutcome(terminal, outcome, {
      folder,
      mails: join(options.out, "mails"),
      report: join(options.out, "report.html"),
      importFile: join(options.out, "import.csv"),
    });
    if (options.json) stdout.write(`${JSON.stringify(toJson(outcome), null, 2)}\n`);
    return outcome.violations.length === 0 ? 0 : 1;
  } catch (error) {
    if (!isExpected(error)) throw error;
    stderr.write(`${error.message}\n`);
    return 2;
  }
}

/** What the message says it all of: no stack helps the user. */
function isExpected(error: unknown): error is Error {
  return (
    error instanceof QuickstartError ||
    error instanceof ContactsFileError ||
    OutreachError.isInstance(error)
  );
}
