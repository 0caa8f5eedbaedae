import type { Random } from "@outreachkit/core";
import { createSeededRandom } from "../../time/create-seeded-random.ts";
import { createDice } from "./create-dice.ts";
import type { SwarmOptions } from "./swarm-options.ts";

/** Quiet weeks, and the two weekends on which Berlin's clocks change. */
const starts = ["2026-03-02T07:00:00Z", "2026-03-27T07:00:00Z", "2026-10-23T07:00:00Z"] as const;

const schedules = [
  { everyDay: "00:00-24:00" },
  { weekdays: "09:00-17:00" },
  { everyDay: "02:15-04:00" },
] as const;

/** Keys that protect a message, a whole call, or nothing; the last two with a provider that can be asked. */
const promises = [
  { idempotency: { scope: "message", window: { hours: 24 } }, lookup: false, callSize: 1 },
  { idempotency: { scope: "request", window: { hours: 24 } }, lookup: false, callSize: 3 },
  { idempotency: { scope: "request", window: { hours: 24 } }, lookup: true, callSize: 3 },
  { idempotency: { scope: "none", window: {} }, lookup: true, callSize: 1 },
  { idempotency: { scope: "none", window: {} }, lookup: false, callSize: 1 },
] as const;

/**
 * Draws of their own for what takes a day of silence, or a pause in one certain gap: one seed in
 * hundreds met it. This far from the seed, so that no saved one draws either and all mean what they did.
 */
const RARE = 54_000;

/** The same for caps that senders share. */
const SHARED = 91_000;

/** The same for breakers that trip early; no saved seed draws them. */
const BREAKERS = 36_000;

/** The same for a second channel. */
const SECOND = 73_000;

/** All that a seed decides on. */
export function drawSwarmOptions(seed: number): SwarmOptions {
  const random: Random = createSeededRandom(seed);
  const { pick, between, chance } = createDice(random);
  const promise = pick(promises);
  const level = pick([0.003, 0.015, 0.05]);
  const drawn = {
    seed,
    start: pick(starts),
    days: between(2, 8),
    tenants: pick([1, 1, 2, 3]),
    senders: pick([1, 1, 2]),
    contacts: between(1, 6),
    workers: between(1, 3),
    delays: Array.from({ length: between(0, 2) }, () => between(1, 3)),
    schedule: pick(schedules),
    approval: pick(["autopilot", "autopilot", "manual", "copilot"] as const),
    writeAhead: chance(0.6),
    onFailed: pick(["hold", "skip", "stop"] as const),
    dailyCap: pick([1, 2, 3, 50, 50]),
    gapMinutes: pick([0, 0, 0, 3]),
    claimSize: pick([1, 3, 100, 100]),
    callSize: promise.callSize,
    idempotency: promise.idempotency,
    lookup: promise.lookup,
    faults: { database: level, commit: level * 2, call: pick([0.05, 0.2, 0.5]), clock: level / 2 },
    outages: Array.from({ length: pick([0, 0, 1]) }, () => {
      const from = between(0, 48);
      return { from, to: from + pick([2, 30]) };
    }),
    unreachable: pick([0, 0, 1]),
    sleeps: pick([0.2, 0.5]),
    jumps: Array.from({ length: between(0, 3) }, () => pick([1, 25])),
    responses: pick([0, 0.3, 0.8]),
    copies: pick([1, 3, 46]),
    lateHours: pick([0, 28]),
    strays: between(0, 2),
    hostCalls: between(0, 6),
  };
  const rare = createDice(createSeededRandom(seed + RARE));
  const interruptions = rare.chance(0.25) ? 0.3 : 0;
  const dayOut = rare.chance(0.2) ? [{ from: 0, to: rare.between(25, 40) }] : [];
  return {
    ...drawn,
    outages: [...drawn.outages, ...dayOut],
    interruptions,
    ...drawSharedCaps(createDice(createSeededRandom(seed + SHARED))),
    ...drawBreakers(createDice(createSeededRandom(seed + BREAKERS))),
    ...drawSecondChannel(createDice(createSeededRandom(seed + SECOND))),
  };
}

/** In every third world, some of the caps that a tenant, its domains and its campaigns can have. */
function drawSharedCaps({
  chance,
  pick,
}: ReturnType<typeof createDice>): Pick<SwarmOptions, "tenantCaps" | "campaignCaps"> {
  if (!chance(0.33)) return {};
  const domain = { count: pick([1, 2]), per: pick(["hour", "day"] as const) };
  return {
    tenantCaps: {
      ...(chance(0.7) && { daily: pick([1, 2, 4]) }),
      ...(chance(0.4) && { sendingDomainDaily: pick([1, 3]) }),
      ...(chance(0.3) && { recipientDomain: domain }),
      ...(chance(0.2) && { coolDown: { hours: 30 } }),
    },
    campaignCaps: {
      ...(chance(0.5) && { daily: pick([1, 2]) }),
      ...(chance(0.5) && { newContacts: pick([1, 2]) }),
    },
  };
}

/** In every fifth world, breakers that one bounce or complaint opens. */
function drawBreakers({
  chance,
  pick,
}: ReturnType<typeof createDice>): Pick<SwarmOptions, "breakers"> {
  if (!chance(0.2)) return {};
  return {
    breakers: {
      bounces: { minimumSends: 1, minimumBounces: 1 },
      complaints: { count: 1 },
      openFor: { hours: pick([30, 100]) },
      closeAfter: pick([1, 3]),
    },
  };
}

const refusals = [[], ["always"], ["repeats", "always"], ["repeats", "repeats"]] as const;

/** In every fourth world, text messages beside e-mail. */
function drawSecondChannel({
  chance,
  pick,
}: ReturnType<typeof createDice>): Pick<SwarmOptions, "secondChannel"> {
  if (!chance(0.25)) return {};
  const use = pick([
    { fallback: true, mix: false },
    { fallback: true, mix: true },
    { fallback: false, mix: true },
  ]);
  return { secondChannel: { ...use, refused: pick(refusals), phoneOnly: pick([0, 1]) } };
}
