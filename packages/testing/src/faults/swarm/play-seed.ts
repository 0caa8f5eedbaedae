import type { BugName } from "../../bugs/planted-bugs.ts";
import type { Violation } from "../../invariants/violation.ts";
import { createSeededRandom } from "../../time/create-seeded-random.ts";
import type { SimulatedDatabase } from "../database/simulated-database.ts";
import { EMPTY } from "../database/simulated-database.ts";
import { countNeedsReview } from "../monitor/count-needs-review.ts";
import { audit, hashLogs } from "../play/audit.ts";
import { createPlayer, EndlessRun, type Player } from "../play/create-player.ts";
import { createWorld, type World } from "../world/create-world.ts";
import { createDice } from "./create-dice.ts";
import { createFaultDrawer } from "./create-fault-drawer.ts";
import { createSwarmInbox } from "./create-swarm-inbox.ts";
import { drawHostCall } from "./draw-host-call.ts";
import { drawSwarmOptions } from "./draw-swarm-options.ts";
import { letGo } from "./let-go.ts";
import { probeStranger } from "./probe-stranger.ts";
import { addressOf, setUpSwarm, tenantKeys } from "./set-up-swarm.ts";
import type { SwarmOptions } from "./swarm-options.ts";

const swarmKinds = [
  { kind: "email", addressType: "email", limits: { subject: 200, body: 20_000 }, threads: true },
  { kind: "sms", addressType: "phone", limits: {}, threads: false },
] as const;

export interface SwarmRun {
  /** Everything that the seed decided on. */
  readonly options: SwarmOptions;
  readonly violations: readonly Violation[];
  readonly sent: number;
  readonly needsReview: number;
  readonly faults: number;
  readonly crashes: number;
  readonly operations: number;
  readonly eventLogHash: string;
}

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const MOST_TICKS = 3_000;
const DRAIN_DAYS = 120;
const RESTS_PER_AUDIT = 40;

/** One run of a seed: faults until its days are over, then none until everything is at rest. */
export async function playSeed(options: {
  readonly database: SimulatedDatabase;
  readonly seed: number;
  readonly bug?: BugName | undefined;
}): Promise<SwarmRun> {
  const { database, seed, bug } = options;
  const drawn = drawSwarmOptions(seed);
  await database.restore(EMPTY);
  const world = createWorld({
    database,
    seed,
    bug,
    start: Date.parse(drawn.start),
    batchSize: drawn.claimSize,
    unreachable: new Set(Array.from({ length: drawn.unreachable }, (_, index) => addressOf(index))),
    refused: new Map(
      drawn.secondChannel?.refused.map((refuses, index) => [addressOf(index), refuses]),
    ),
    channel: {
      ...(drawn.secondChannel && { kinds: swarmKinds }),
      batchSize: drawn.callSize,
      idempotency: drawn.idempotency,
      lookup: drawn.lookup,
    },
  });
  const keys = tenantKeys(drawn);
  const faults = { count: 0 };
  let player: Player | undefined;
  try {
    await setUpSwarm(world.start("host-0", "host").outreach, drawn);
    player = await playFaults(world, { drawn, keys, faults });
    world.decide(() => null);
    await comeToRest(world, player, keys);
  } catch (error) {
    if (!(error instanceof EndlessRun)) throw error;
  }
  const drained = !world.monitor.violations.some(({ invariant }) => invariant === 15);
  const violations = [
    ...world.monitor.violations,
    ...(await audit(world, { tenants: keys, drained })),
  ];
  const eventLogHash = await hashLogs(world, keys);
  world.end();
  return {
    options: drawn,
    violations,
    sent: world.accepted.length,
    needsReview: countNeedsReview(world.monitor.model),
    faults: faults.count,
    crashes: player?.crashes ?? 0,
    operations: world.operations.length,
    eventLogHash,
  };
}

async function playFaults(
  world: World,
  {
    drawn,
    keys,
    faults,
  }: {
    readonly drawn: SwarmOptions;
    readonly keys: readonly string[];
    readonly faults: { count: number };
  },
): Promise<Player> {
  const { clock, monitor } = world;
  const { seed } = drawn;
  const dice = createDice(createSeededRandom(seed + 1));
  const byId = new Map(keys.map((key) => [world.auditor.tenant(key).id, key]));
  let rests = 0;
  const player: Player = createPlayer(world, {
    workers: drawn.workers,
    mostTicks: MOST_TICKS,
    inbox: createSwarmInbox(world, {
      ...drawn,
      keys,
      keyOf: (id) => byId.get(id) ?? "",
      random: createSeededRandom(seed + 2),
      call: (name, work) => player.call(name, work),
    }),
    async interrupt() {
      const key = dice.pick(keys);
      const work = drawHostCall(dice, { of: drawn.interruptions > 0 ? "verdicts" : "all" });
      await player.call("interrupt", (outreach) =>
        work(outreach.tenant(key, { actor: { type: "user", id: "lead" } })),
      );
    },
    async onRest() {
      rests += 1;
      if (rests % RESTS_PER_AUDIT !== 0) return;
      for (const violation of await audit(world, { tenants: keys, drained: false }))
        monitor.report(violation);
    },
  });
  const draw = createFaultDrawer(drawn, {
    random: createSeededRandom(seed + 3),
    sleeping: () => player.sleeping,
    now: clock.now,
  });
  world.decide((operation) => {
    const fault = draw(operation);
    if (fault !== null) faults.count += 1;
    return fault;
  });
  for (const { at, run } of drawProgramme(world, { drawn, keys, dice, player })) {
    await player.advanceTo(Math.max(at, clock.now()));
    await run();
  }
  await player.advanceTo(Date.parse(drawn.start) + drawn.days * DAY);
  return player;
}

interface Entry {
  readonly at: number;
  readonly run: () => Promise<void> | void;
}

/** What people do and how clocks jump, by the time it happens. */
function drawProgramme(
  world: World,
  {
    drawn,
    keys,
    dice,
    player,
  }: {
    readonly drawn: SwarmOptions;
    readonly keys: readonly string[];
    readonly dice: ReturnType<typeof createDice>;
    readonly player: Player;
  },
): readonly Entry[] {
  const start = Date.parse(drawn.start);
  const time = () => start + dice.between(0, drawn.days * DAY);
  const calls = keys.flatMap((key) =>
    Array.from({ length: drawn.hostCalls }, (): Entry => {
      const work = drawHostCall(dice);
      const run = () =>
        player.call("host", (outreach) =>
          work(outreach.tenant(key, { actor: { type: "user", id: "lead" } })),
        );
      return { at: dice.chance(0.3) ? start : time(), run };
    }),
  );
  const jumps = drawn.jumps.map((hours): Entry => ({
    at: time(),
    run: async () => {
      await player.wakeCallers();
      world.clock.advanceTo(world.clock.now() + hours * HOUR);
    },
  }));
  const probes = keys.slice(1).map((key, index): Entry => ({
    at: time(),
    run: () =>
      player.call("probe", (outreach) =>
        probeStranger(world, { owner: key, stranger: outreach.tenant(keys[index] ?? "") }),
      ),
  }));
  return [...calls, ...jumps, ...probes].toSorted((one, other) => one.at - other.at);
}

async function comeToRest(world: World, player: Player, keys: readonly string[]): Promise<void> {
  for (const key of keys)
    for (const work of letGo) await player.call("let go", (outreach) => work(outreach.tenant(key)));
  await player.advanceTo(world.clock.now() + 3 * DAY);
  // What was written since is approved too.
  for (const key of keys)
    for (const work of letGo) await player.call("let go", (outreach) => work(outreach.tenant(key)));
  const left = await player.advanceTo(world.clock.now() + DRAIN_DAYS * DAY);
  if (left === null) return;
  const message = `Faults have been off for ${DRAIN_DAYS} days, and it still goes on at ${left}.`;
  world.monitor.report({ invariant: 15, message, ids: [] });
}
