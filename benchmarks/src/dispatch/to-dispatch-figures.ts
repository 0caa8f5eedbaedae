import type { RoundResults } from "../contestants/summarize-rounds.ts";
import type { Figures } from "../figures.ts";
import { roundTo } from "../statistics/round-to.ts";
import type { DispatchEntrantName } from "./dispatch-postgres.ts";

const key = (name: string) => `dispatch.postgres.${name}`;

/** The median rates, each share beside the rates that it compares. */
export function toDispatchFigures(results: RoundResults<DispatchEntrantName>): Figures {
  const rate = (name: DispatchEntrantName) => Math.round(results.stepsPerSecond(name));
  const share = (one: DispatchEntrantName, other: DispatchEntrantName) =>
    roundTo(3, results.ratio(one, other));
  return {
    [key("stepsPerSecond")]: rate("engine"),
    [key("rawSqlStepsPerSecond")]: rate("by-hand"),
    [key("shareOfRawSql")]: share("engine", "by-hand"),
    [key("overlappedStepsPerSecond")]: rate("overlapped"),
    [key("overlappedShareOfRawSql")]: share("overlapped", "by-hand"),
    [key("workerStepsPerSecond")]: rate("worker"),
    [key("stepsPerSecondTwoWorkers")]: rate("two-workers"),
    [key("twoWorkersOverOne")]: share("two-workers", "engine"),
    [key("batchOfOneStepsPerSecond")]: rate("batch-of-one"),
    [key("batchOfOneRawSqlStepsPerSecond")]: rate("by-hand-batch-of-one"),
    [key("batchOfOneShareOfRawSql")]: share("batch-of-one", "by-hand-batch-of-one"),
    [key("oneSenderStepsPerSecond")]: rate("one-sender"),
    [key("oneSenderShareOfRawSql")]: share("one-sender", "by-hand-one-sender"),
    [key("oneAMinuteStepsPerSecond")]: rate("one-a-minute"),
    [key("oneAMinuteShareOfRawSql")]: share("one-a-minute", "by-hand-one-a-minute"),
    [key("oneAMinuteTwoWorkersStepsPerSecond")]: rate("one-a-minute-two-workers"),
    [key("oneAMinuteTwoWorkersShareOfRawSql")]: share(
      "one-a-minute-two-workers",
      "by-hand-one-a-minute-two-workers",
    ),
    [key("nodeCpuMsPer1000Steps")]: roundTo(3, results.nodeCpu("engine")),
    [key("rawSqlNodeCpuMsPer1000Steps")]: roundTo(3, results.nodeCpu("by-hand")),
    ...serverFigures(results),
  };
}

/** What a step costs the database, which a busy machine distorts less than the clock. */
function serverFigures(results: RoundResults<DispatchEntrantName>): Figures {
  const engine = results.serverCpu("engine");
  const byHand = results.serverCpu("by-hand");
  if (engine === null || byHand === null) return {};
  const all = (server: number, name: DispatchEntrantName) => server + results.nodeCpu(name);
  return {
    [key("serverCpuMsPer1000Steps")]: roundTo(3, engine),
    [key("rawSqlServerCpuMsPer1000Steps")]: roundTo(3, byHand),
    [key("cpuShareOfRawSql")]: roundTo(3, all(byHand, "by-hand") / all(engine, "engine")),
  };
}
