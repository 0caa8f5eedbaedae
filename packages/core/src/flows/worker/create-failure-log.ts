import { DatabaseUnavailableError } from "../../model/errors/database-unavailable-error.ts";
import { describeError } from "../../telemetry/describe-error.ts";
import type { Engine } from "../engine.ts";
import type { LoopName } from "./loop-name.ts";

/** Says once that something broke and once that it works again, however often it is tried between. */
export interface FailureLog {
  failed(loop: LoopName, error: unknown, failures: number): void;
  worked(loop: LoopName): void;
}

export function createFailureLog(engine: Engine): FailureLog {
  const { logger, clock, workerId } = engine;
  let away: { readonly since: number; attempts: number } | undefined;
  /** What each loop fails with now, beyond a database that is away. */
  const broken = new Map<LoopName, string>();
  return {
    failed(loop, error, failures) {
      const description = describeError(error);
      const fields = { workerId, loop, ...description };
      if (DatabaseUnavailableError.isInstance(error)) {
        if (away) away.attempts += 1;
        else {
          away = { since: clock.monotonic(), attempts: 1 };
          logger.log(
            "warn",
            "The database is away; the worker tries again, more and more slowly.",
            {
              event: "database-unavailable",
              ...fields,
            },
          );
        }
        return;
      }
      const signature = `${description.error} ${description.code ?? ""}`;
      if (broken.get(loop) === signature) return;
      broken.set(loop, signature);
      logger.log("error", "A loop of the worker failed; it backs off and tries again.", {
        event: "loop-failed",
        failures,
        ...fields,
      });
    },
    worked(loop) {
      if (away) {
        const { since, attempts } = away;
        away = undefined;
        logger.log("info", "The database is back.", {
          event: "database-back",
          workerId,
          loop,
          attempts,
          awayMs: Math.round(clock.monotonic() - since),
        });
      }
      if (broken.delete(loop))
        logger.log("info", "A loop of the worker works again.", {
          event: "loop-recovered",
          workerId,
          loop,
        });
    },
  };
}
