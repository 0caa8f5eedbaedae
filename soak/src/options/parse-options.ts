import { bugNames } from "@outreachkit/testing";
import { Command, CommanderError, InvalidArgumentError, Option } from "commander";
import type { SoakOptions } from "./soak-options.ts";

export type ParsedOptions =
  | { readonly options: SoakOptions; readonly exitCode?: never }
  /** Help was printed (0), or what is wrong with the options (2). */
  | { readonly options?: never; readonly exitCode: number };

/** So that the long run of 500 kills plays a million scenarios. */
const SCENARIOS_PER_KILL = 2_000;
const SEEDS_PER_KILL = 20;

interface RawOptions {
  readonly kills: number;
  readonly scenarios?: number;
  readonly seeds?: number;
  readonly bugs?: number | true;
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
      "Kills worker processes at every marked point, plays faults in the simulator, and checks what became of each mail.",
    )
    .option("--kills <number>", "workers to kill on each store", wholeNumber("kills", 0), 500)
    .option(
      "--scenarios <number>",
      `simulated runs with one or two faults (default: ${SCENARIOS_PER_KILL} for each kill)`,
      wholeNumber("scenarios", 0),
    )
    .option(
      "--seeds <number>",
      `simulated worlds, each drawn from a seed (default: ${SEEDS_PER_KILL} for each kill)`,
      wholeNumber("seeds", 0),
    )
    .option(
      "--bugs [number]",
      "planted bugs that must be found (default: all of them, none with --kills 0)",
      wholeNumber("bugs", 0),
    )
    .addOption(
      new Option("--store <name>", "where to kill")
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
  const { kills, store, seed, json, ...raw } = command.opts<RawOptions>();
  const { scenarios = kills * SCENARIOS_PER_KILL, seeds = kills * SEEDS_PER_KILL } = raw;
  const { bugs = kills > 0 } = raw;
  return {
    options: {
      kills,
      scenarios,
      seeds,
      bugs: typeof bugs === "number" ? Math.min(bugs, bugNames.length) : bugs ? bugNames.length : 0,
      stores: store === "both" ? ["sqlite", "postgres"] : [store],
      seed,
      json,
    },
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
