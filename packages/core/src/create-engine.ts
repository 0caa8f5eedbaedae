import type { Channel, MessageKind } from "./contracts/channel.ts";
import { createHolidayBook } from "./flows/campaigns/create-holiday-book.ts";
import { findRampProblems } from "./capacity/find-ramp-problems.ts";
import { createVersionCache } from "./flows/campaigns/create-version-cache.ts";
import type { TransactionOptions } from "./contracts/store/store.ts";
import { findUnknownKinds } from "./flows/people/find-unknown-kinds.ts";
import type { Engine, EngineKeys } from "./flows/engine.ts";
import { createRateLimits } from "./flows/rates/create-rate-limits.ts";
import { findSubscriberProblems } from "./flows/subscribers/find-subscriber-problems.ts";
import { durationToMilliseconds } from "./model/duration-to-milliseconds.ts";
import { findDurationProblems } from "./model/find-duration-problems.ts";
import { InvalidInputError } from "./model/errors/invalid-input-error.ts";
import type { Problem } from "./model/problem.ts";
import type { OutreachOptions } from "./outreach-options.ts";
import { checkStandardSchema } from "./system/check-standard-schema.ts";
import { createIdGenerator } from "./system/create-id-generator.ts";
import { createSystemClock } from "./system/create-system-clock.ts";
import { createSystemRandom } from "./system/create-system-random.ts";
import { createTelemetry } from "./telemetry/create-telemetry.ts";
import { createTracedLogger } from "./telemetry/create-traced-logger.ts";

const DEFAULT_LEASE = { minutes: 5 };

/** Makes the host's options ready once; what contradicts itself fails here and not at night. */
export function createEngine(options: OutreachOptions): Engine {
  const { store, wrapChannel = (channel) => channel, random = createSystemRandom() } = options;
  const channels = options.channels.map(wrapChannel);
  const lease = options.dispatch?.leaseDuration ?? DEFAULT_LEASE;
  const leaseDuration = durationToMilliseconds(lease);
  const subscribers = options.subscribers ?? [];
  const problems = [
    ...findDurationProblems(lease, "dispatch.leaseDuration"),
    ...channels.flatMap((channel, index) => findChannelDurations(channel, `channels.${index}`)),
    ...findProblems(channels, leaseDuration),
    ...findSubscriberProblems(subscribers),
  ];
  if (problems.length > 0) throw new InvalidInputError({ problems, subject: "createOutreach" });
  const newId = createIdGenerator(random);
  const clock =
    options.clock ?? createSystemClock((transactionOptions) => store.now(transactionOptions));
  const schema = options.attributes?.contact;
  const logger = createTracedLogger(options.logger ?? { log: () => undefined });
  const { policies = {} } = options;
  return {
    store,
    newId,
    random,
    clock,
    logger,
    telemetry: createTelemetry(clock),
    policies,
    channels: new Map(channels.map((channel) => [channel.name, channel])),
    kinds: new Map(
      channels.flatMap(({ kinds }) =>
        kinds.map((kind): [string, MessageKind] => [kind.kind, kind]),
      ),
    ),
    subscribers,
    unknownKinds: new Set(),
    versions: createVersionCache(createHolidayBook({ policies, clock, logger })),
    keys: rememberKeys(options),
    requireSchema: rememberSchema(store),
    checkContactAttributes: schema && ((attributes) => checkStandardSchema(schema, attributes)),
    rates: createRateLimits(() => clock.monotonic()),
    workerId: options.workerId ?? newId(0),
    limits: {
      batchSize: options.dispatch?.batchSize ?? 100,
      leaseDuration,
      sendConcurrency: options.dispatch?.sendConcurrency ?? 16,
      overlap: options.dispatch?.overlap ?? false,
    },
  };
}

function findProblems(channels: readonly Channel[], leaseDuration: number): readonly Problem[] {
  const problems: Problem[] = [];
  const names = new Set<string>();
  for (const [index, channel] of channels.entries()) {
    const path = `channels.${index}`;
    if (names.has(channel.name)) {
      const message = `Two channels are named "${channel.name}"; give each instance its own name.`;
      problems.push({ path: `${path}.name`, code: "duplicate-name", message });
    }
    names.add(channel.name);
    problems.push(...findDefaultsProblems(channel, `${path}.defaults`));
    if (channel.mode !== "push") continue;
    if (
      channel.rate &&
      !(channel.rate.calls >= 1 && durationToMilliseconds(channel.rate.per) > 0)
    ) {
      const message = `The channel "${channel.name}" declares a rate of ${channel.rate.calls} calls; give at least 1, and a stretch of time longer than none.`;
      problems.push({ path: `${path}.rate`, code: "invalid-rate", message });
    }
    const timeout = durationToMilliseconds(channel.timeout);
    if (timeout * 2 > leaseDuration) {
      problems.push({
        path: `${path}.timeout`,
        code: "lease-too-short",
        message: `The channel "${channel.name}" may take ${timeout} ms for a call, and a lease lasts ${leaseDuration} ms; make dispatch.leaseDuration at least twice the time-out, or no call could start safely.`,
      });
    }
  }
  return problems;
}

/** A schema that was right stays right for this process: only a deploy changes it. */
function rememberSchema(store: OutreachOptions["store"]): Engine["requireSchema"] {
  let right = false;
  return async () => {
    if (right) return;
    await store.ready();
    right = true;
  };
}

/** A unit that does not exist would count as no time at all. */
function findChannelDurations(channel: Channel, path: string): readonly Problem[] {
  const { defaults } = channel;
  const push = channel.mode === "push" ? channel : null;
  const durations = {
    timeout: push?.timeout,
    "rate.per": push?.rate?.per,
    "idempotency.window": push?.idempotency.window,
    "defaults.gap": defaults.gap,
    "defaults.gapJitter": defaults.gapJitter,
  };
  return Object.entries(durations).flatMap(([name, duration]) =>
    duration === undefined ? [] : findDurationProblems(duration, `${path}.${name}`),
  );
}

function findDefaultsProblems(
  { defaults, kinds, name }: Channel,
  path: string,
): readonly Problem[] {
  const { dailyCap, domainDailyCap, ramp = null } = defaults;
  const problems = [...findRampProblems({ ramp, dailyCap, path: `${path}.ramp` })];
  if (domainDailyCap !== undefined && !(Number.isInteger(domainDailyCap) && domainDailyCap >= 0)) {
    const message = `The channel "${name}" declares ${domainDailyCap} messages a day for a sending domain; give a whole number, or leave it out for no cap.`;
    problems.push({ path: `${path}.domainDailyCap`, code: "invalid-cap", message });
  }
  for (const [kind, cap] of Object.entries(defaults.weeklyCaps ?? {})) {
    if (Number.isInteger(cap) && cap >= 0 && cap <= 100_000) continue;
    const message = `The channel "${name}" declares ${cap} messages of the kind "${kind}" in seven days; give a whole number up to 100,000, or leave it out for no cap.`;
    problems.push({ path: `${path}.weeklyCaps.${kind}`, code: "invalid-cap", message });
  }
  const caps = defaults.weeklyCaps ?? {};
  return [...problems, ...findUnknownKinds({ name, kinds }, { caps, path: `${path}.weeklyCaps` })];
}

/** The host's keys, or the ones that `migrate()` made, read once. */
function rememberKeys({ keys, store }: OutreachOptions): Engine["keys"] {
  let known: EngineKeys | undefined = keys;
  let reading: Promise<EngineKeys> | undefined;
  const read = async (options?: TransactionOptions): Promise<EngineKeys> => {
    const { suppression } = await store.readSecrets(options);
    if (suppression === undefined)
      throw new Error("The store has no suppression key; run migrate().");
    known = { suppression };
    return known;
  };
  return async (options) => {
    if (known) return known;
    // Shared with nobody: what ends one host's transaction must not fail another's call.
    if (options?.transaction) return await read(options);
    reading ??= read().finally(() => (reading = undefined));
    return await reading;
  };
}
