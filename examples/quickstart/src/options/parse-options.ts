import { isAbsolute, join, resolve } from "node:path";
import { Command, CommanderError, InvalidArgumentError } from "commander";
import type { RunOptions } from "./run-options.ts";

export type ParsedOptions =
  | { readonly options: RunOptions; readonly exitCode?: never }
  /** Help was printed (0), or what is wrong with the options (2). */
  | { readonly options?: never; readonly exitCode: number };

interface RawOptions {
  readonly contacts?: string;
  readonly out?: string;
  readonly days: number;
  readonly seed: number;
  readonly database?: string;
  readonly json: boolean;
}

/** Reads the command line. What is wrong is said once, with what would be right. */
export function parseOptions(
  argv: readonly string[],
  context: {
    /** Relative paths start here. */
    readonly folder: string;
    readonly defaultOut: string;
    readonly writeOut: (text: string) => void;
    readonly writeError: (text: string) => void;
  },
): ParsedOptions {
  const command = new Command()
    .name("npm run demo --")
    .description("Runs an outreach campaign on virtual time. Nothing leaves this machine.")
    .option("--contacts <file>", "your own contacts as CSV (default: 208 invented ones)")
    .option("--out <folder>", "where mails and report go (default: examples/quickstart/out)")
    .option("--days <number>", "virtual days to run", wholeNumber("days", 1, 365), 21)
    .option("--seed <number>", "decides every chance", wholeNumber("seed", 0, 2 ** 31 - 1), 7)
    .option("--database <where>", "SQLite file or postgres:// URL, empty (default: in memory)")
    .option("--json", "one JSON object on standard output, progress on standard error", false)
    .allowExcessArguments(false)
    .showHelpAfterError("Try: npm run demo -- --help")
    .exitOverride()
    .configureOutput({ writeOut: context.writeOut, writeErr: context.writeError });
  try {
    command.parse(argv, { from: "user" });
  } catch (error) {
    if (error instanceof CommanderError) return { exitCode: error.exitCode === 0 ? 0 : 2 };
    throw error;
  }
  const raw = command.opts<RawOptions>();
  const absolute = (path: string) => resolve(context.folder, path);
  return {
    options: {
      contacts: raw.contacts === undefined ? null : absolute(raw.contacts),
      out: raw.out === undefined ? context.defaultOut : absolute(raw.out),
      days: raw.days,
      seed: raw.seed,
      database: raw.database === undefined ? null : readDatabase(raw.database, context.folder),
      json: raw.json,
    },
  };
}

function wholeNumber(name: string, minimum: number, maximum: number) {
  return (value: string): number => {
    const number = Number(value);
    if (/^\d+$/.test(value) && number >= minimum && number <= maximum) return number;
    throw new InvalidArgumentError(
      `--${name} takes a whole number from ${minimum} to ${maximum}, such as --${name} ${Math.max(minimum, 14)}.`,
    );
  };
}

function readDatabase(value: string, folder: string): string {
  if (/^postgres(?:ql)?:\/\//.test(value) || value === ":memory:") return value;
  return isAbsolute(value) ? value : join(folder, value);
}
