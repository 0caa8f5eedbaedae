import { fork } from "node:child_process";
import { once } from "node:events";
import type { ContestantOptions } from "./contestant.ts";
import type { ContestantAnswer, ContestantCommand } from "./contestant-messages.ts";
import type { ContestantName } from "./contestants.ts";
import type { RunningContestant } from "./running-contestant.ts";

/** A contestant that takes this long, in milliseconds, is stuck, such as one whose stock is used up. */
const STUCK = 180_000;

/**
 * Our packages as hosts have them, built, as the peers are: stripping the types of the sources costs a
 * process 45 MiB. Tests, which build nothing, take the sources.
 */
const packages =
  process.env["OUTREACHKIT_BENCH_PACKAGES"] === "built" ? [] : ["--conditions=@outreachkit/source"];

/** How the contestants' own sources run as they are; tests run under another condition set. */
const flags = [...packages, "--experimental-strip-types", "--disable-warning=ExperimentalWarning"];

/** A contestant in a process of its own, so that none pays for another's heap or compiled code. */
export async function startContestant(
  contestant: ContestantName,
  options: ContestantOptions,
): Promise<RunningContestant> {
  const child = fork(new URL("contestant-process.ts", import.meta.url), {
    execArgv: [...flags, ...(process.env["OUTREACHKIT_BENCH_NODE_FLAGS"]?.split(" ") ?? [])],
  });
  const exited = once(child, "exit");
  const ask = async (command: ContestantCommand): Promise<ContestantAnswer> => {
    const answered = once(child, "message", { signal: AbortSignal.timeout(STUCK) }).catch(() => [
      { failed: `It did not answer "${command.do}" within ${STUCK / 1_000} s.` },
    ]);
    child.send(command);
    const [answer] = (await Promise.race([
      answered,
      exited.then(([code]) => [{ failed: `It ended with code ${code}.` }]),
    ])) as [ContestantAnswer];
    if ("failed" in answer) throw new Error(`Contestant ${contestant}: ${answer.failed}`);
    return answer;
  };
  try {
    await ask({ do: "create", contestant, options });
  } catch (error) {
    child.kill();
    throw error;
  }
  return {
    async run(steps) {
      const answer = await ask({ do: "run", steps });
      if ("failed" in answer || answer.done !== "run") throw new Error("Not a report.");
      return answer;
    },
    async close() {
      if (child.connected) child.send({ do: "close" } satisfies ContestantCommand);
      await exited;
    },
  };
}
