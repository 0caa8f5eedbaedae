import type { Campaign, Delivery, Enrollment } from "@outreachkit/core";
import { createInbox } from "../inbox/create-inbox.ts";
import { checkInvariants } from "../invariants/check-invariants.ts";
import { listAll } from "../invariants/list-all.ts";
import { createTestKit } from "../kit/create-test-kit.ts";
import type { TestKit } from "../kit/test-kit.ts";
import { hashEventLog } from "../log/hash-event-log.ts";
import { createSeededRandom } from "../time/create-seeded-random.ts";
import { createResponder } from "./create-responder.ts";
import { plantFaults } from "./plant-faults.ts";
import { setUpSimulation } from "./set-up-simulation.ts";
import type { SimulationOptions } from "./simulation-options.ts";
import type { SimulationResult } from "./simulation-result.ts";

const DEFAULT_START = "2026-03-02T06:00:00Z";

/** How far into a worker's life a crash may lie. */
const DOOM = 60;

/** A whole generated campaign on virtual time: the production flows and SQL, an invented world. */
export async function simulate(options: SimulationOptions): Promise<SimulationResult> {
  // No `await using`: Node 22 runs these sources as they are and does not know it.
  const kit = await createTestKit({ ...options, start: options.start ?? DEFAULT_START });
  try {
    return await play(kit, options);
  } finally {
    await kit.close();
  }
}

async function play(kit: TestKit, options: SimulationOptions): Promise<SimulationResult> {
  const { seed, days, crashes = 0 } = options;
  const campaign = await setUpSimulation(kit, options);
  const channel = kit.channel(options.channel);
  plantFaults(channel, options.faults ?? {}, createSeededRandom(seed + 1));
  const { tenant } = kit;
  const respond = createResponder(options.responses, createSeededRandom(seed + 2));
  kit.receive(createInbox({ tenant, accepted: () => channel.accepted, react: respond }));
  const random = createSeededRandom(seed + 3);
  const doom = () => {
    if (crashes === 0 || random() >= crashes) return;
    const operation = (kit.workers.at(-1)?.length ?? 0) + 1 + Math.floor(random() * DOOM);
    kit.crashNextWorker(random() < 0.5 ? { before: operation } : { after: operation });
  };
  const began = performance.now();
  const run = await kit.advance({ days }, { ...withResolution(options), onTick: doom });
  const milliseconds = Math.round(performance.now() - began);
  return {
    sent: channel.accepted.length,
    ticks: run.ticks,
    signals: run.signals,
    crashes: run.crashes,
    nextDueAt: run.nextDueAt,
    milliseconds,
    ...(await inspect(kit, { campaign, drained: run.nextDueAt === null, ...options })),
  };
}

async function inspect(
  kit: TestKit,
  options: SimulationOptions & { readonly campaign: Campaign; readonly drained: boolean },
): Promise<Pick<SimulationResult, "enrollments" | "deliveries" | "violations" | "eventLogHash">> {
  const { tenant } = kit;
  const { check = true, drained } = options;
  const enrollments = countStates(
    await listAll<Enrollment>((page) => tenant.enrollments.list(page)),
  );
  const deliveries = countStates(await listAll<Delivery>((page) => tenant.deliveries.list(page)));
  if (!check) return { enrollments, deliveries, violations: [], eventLogHash: null };
  const channel = kit.channel(options.channel);
  const { dailyCap, gap } = channel.defaults;
  return {
    enrollments,
    deliveries,
    violations: await checkInvariants({
      tenant,
      accepted: channel.accepted,
      caps: { dailyCap, gap },
      drained,
    }),
    eventLogHash: hashEventLog(await listAll((page) => tenant.events.list(page))),
  };
}

function countStates(rows: readonly { readonly state: string }[]): {
  readonly [state: string]: number;
} {
  const counts: Record<string, number> = {};
  for (const { state } of rows) counts[state] = (counts[state] ?? 0) + 1;
  return counts;
}

function withResolution({ resolution }: SimulationOptions) {
  return resolution === undefined ? {} : { resolution };
}
