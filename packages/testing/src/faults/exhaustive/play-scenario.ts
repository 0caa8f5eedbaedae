import { durationToMilliseconds } from "@outreachkit/core/plugin";
import type { BugName } from "../../bugs/planted-bugs.ts";
import type { Violation } from "../../invariants/violation.ts";
import { EMPTY, type SimulatedDatabase } from "../database/simulated-database.ts";
import type { Model } from "../monitor/model.ts";
import type { FaultKind } from "../process/fault-kind.ts";
import type { Operation } from "../process/operation.ts";
import { countNeedsReview } from "../monitor/count-needs-review.ts";
import { audit, hashLogs } from "../play/audit.ts";
import { createPlayer, EndlessRun } from "../play/create-player.ts";
import { createWorld, type World } from "../world/create-world.ts";
import { type Act, type Scenario, TENANT } from "./scenario.ts";

/** A fault at the operation of this number. */
export interface PlannedFault {
  readonly at: number;
  readonly kind: FaultKind;
}

export interface ScenarioRun {
  readonly operations: readonly Operation[];
  readonly violations: readonly Violation[];
  readonly sent: number;
  readonly needsReview: number;
  readonly crashes: number;
  readonly ticks: number;
}

/** A scenario that was set up once, ready to be played many times. */
export interface PreparedScenario {
  readonly scenario: Scenario;
  play(
    faults: readonly PlannedFault[],
    inspect?: (world: World) => Promise<void>,
  ): Promise<ScenarioRun>;
}

const MOST_TICKS = 500;
const DRAIN = { days: 60 };
const SEED = 1;

export async function prepareScenario(
  scenario: Scenario,
  options: { readonly database: SimulatedDatabase; readonly bug?: BugName | undefined },
): Promise<PreparedScenario> {
  const { database, bug } = options;
  const start = Date.parse(scenario.start);
  // Another seed than the set-up: the same numbers again would give the same ids again.
  const enter = (model?: Model) =>
    createWorld({
      database,
      start,
      seed: model ? SEED + 1 : SEED,
      bug,
      channel: scenario.channel ?? {},
      ...(scenario.refuse && { refuse: scenario.refuse }),
      ...(model && { model }),
    });
  const first = enter();
  await database.restore(EMPTY);
  const host = first.start("host-0", "host");
  const tenant = host.outreach.tenant(TENANT, { actor: { type: "user", id: "lead" } });
  await scenario.setUp(tenant);
  await database.keep(scenario.name);
  const { model } = first.monitor;
  first.end();
  return {
    scenario,
    async play(faults, inspect) {
      await database.restore(scenario.name);
      const world = enter(model);
      const kinds = new Map(faults.map(({ at, kind }) => [at, kind]));
      world.decide(({ number }) => kinds.get(number) ?? null);
      const run = await playOut(world, scenario);
      await inspect?.(world);
      world.end();
      return run;
    },
  };
}

async function playOut(world: World, scenario: Scenario): Promise<ScenarioRun> {
  const { clock, monitor } = world;
  const acts = [...scenario.acts];
  const player = createPlayer(world, {
    workers: scenario.workers ?? 1,
    mostTicks: MOST_TICKS,
    async interrupt() {
      const next = acts.findIndex((act) => "call" in act);
      for (const act of next < 0 ? [] : acts.splice(next, 1)) await perform(act);
    },
  });
  const perform = async (act: Act): Promise<void> => {
    if ("wait" in act) await player.advanceTo(clock.now() + durationToMilliseconds(act.wait));
    else if ("sleep" in act) clock.advanceTo(clock.now() + durationToMilliseconds(act.sleep));
    else
      await player.call(act.call, (outreach) =>
        act.work(outreach.tenant(TENANT, { actor: { type: "user", id: "lead" } })),
      );
  };
  let drained = false;
  try {
    for (let act = acts.shift(); act; act = acts.shift()) await perform(act);
    const left = await player.advanceTo(clock.now() + durationToMilliseconds(DRAIN));
    drained = left === null;
    if (left !== null)
      monitor.report({ invariant: 15, message: `It still goes on at ${left}.`, ids: [] });
  } catch (error) {
    if (!(error instanceof EndlessRun)) throw error;
  }
  world.decide(() => null);
  const violations = await audit(world, { tenants: [TENANT], drained });
  return {
    operations: world.operations,
    violations: [...monitor.violations, ...violations],
    sent: world.accepted.length,
    needsReview: countNeedsReview(monitor.model),
    crashes: player.crashes,
    ticks: player.ticks,
  };
}

/** The hash of the event log that a run leaves behind. */
export async function hashRun(
  prepared: PreparedScenario,
  faults: readonly PlannedFault[],
): Promise<string> {
  let hash = "";
  await prepared.play(faults, async (world) => void (hash = await hashLogs(world, [TENANT])));
  return hash;
}
