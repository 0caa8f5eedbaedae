import { Command, CommanderError, InvalidArgumentError, Option } from "commander";
import type { SoakOptions } from "./soak-options.ts";

export type ParsedOptions =
  | { readonly options: SoakOptions; readonly exitCode?: never }
  /** Help was printed (0), or what is wrong with the options (2). */
  | { readonly options?: never; readonly exitCode: number };

interface RawOptions {
  readonly kills: number;
  readonly store: "sqlite" | "postgres" | "both";
  readonly seed: number;
  readonly json: boolean;
}

/** Reads the command line. What is wrong is said once, with what would be right. */
export function parseOptions(
  argv: readonly string[],
  output: {
    readonly writeOut: (text: string) => void;
    readonly writeError: (text: string) => void;
  },
): ParsedOptions {
  const command = new Command()
    .name("npm run soak --")
    .description(
      "Kills worker processes at every marked point and checks what became of each mail.",
    )
    .option("--kills <number>", "workers to kill on each store", wholeNumber("kills", 1), 500)
    .addOption(
      new Option("--store <name>", "where to run")
        .choices(["sqlite", "postgres", "both"])
        .default("both"),
    )
    .option("--seed <number>", "decides every chance", wholeNumber("seed", 0), 7)
    .option("--json", "one JSON object as the last line of standard output", false)
    .allowExcessArguments(false)
    .showHelpAfterError("Try: npm run soak -- --help")
    .exitOverride()
    .configureOutput({ writeOut: output.writeOut, writeErr: output.writeError });
  try {
    command.parse(argv, { from: "user" });
  } catch (error) {
    if (error instanceof CommanderError) return { exitCode: error.exitCode === 0 ? 0 : 2 };
    throw error;
  }
  const { kills, store, seed, json } = command.opts<RawOptions>();
  return {
    options: { kills, seed, json, stores: store === "both" ? ["sqlite", "postgres"] : [store] },
  };
}

const LARGEST = 2 ** 31 - 1;

function wholeNumber(name: string, minimum: number) {
  return (value: string): number => {
    const number = Number(value);
    if (/^\d+$/.test(value) && number >= minimum && number <= LARGEST) return number;
    throw new InvalidArgumentError(
      `--${name} takes a whole number from ${minimum}, such as --${name} 100.`,
    );
  };
}
