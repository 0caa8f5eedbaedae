import { createSqliteStore } from "@outreachkit/adapter-sqlite";
import {
  createOutreach,
  type LogFields,
  type Outreach,
  type OutreachOptions,
  type PushChannel,
  type SendOutcome,
  type SendRequest,
  type Worker,
  type WorkerOptions,
} from "@outreachkit/core";
import { createSeededRandom } from "../../time/create-seeded-random.ts";
import { createVirtualClock, type VirtualClock } from "../../time/create-virtual-clock.ts";
import { createFlakyStore, type FlakyStore } from "./create-flaky-store.ts";
import { launchCampaign, type Launched } from "./launch-campaign.ts";

export interface LogRecord {
  readonly level: string;
  readonly message: string;
  readonly fields: LogFields;
}

/** A worker on virtual time, with a hand on its database, its provider and its end. */
export interface WorkerRig extends Launched {
  readonly outreach: Outreach;
  readonly worker: Worker;
  readonly store: FlakyStore;
  readonly clock: VirtualClock;
  readonly logs: readonly LogRecord[];
  /** Codes of the logs, in order. */
  events(): readonly string[];
  /** Provider calls that began, in order, and when. */
  readonly calls: { readonly request: SendRequest; readonly at: number }[];
  /** What calls answer, by their number from 0; sent where nothing is set. */
  answer: (call: number) => SendOutcome | Promise<SendOutcome>;
  start(): Promise<void>;
  /** Aborts the signal. */
  stop(): void;
  /** Moves time on, as far as sleepers are woken. */
  pass(milliseconds: number): void;
  states(): Promise<readonly string[]>;
  close(): Promise<void>;
}

export async function createWorkerRig(
  options: {
    readonly launch?: Parameters<typeof launchCampaign>[1];
    readonly worker?: WorkerOptions;
    readonly channel?: Partial<Pick<PushChannel, "rate" | "timeout" | "lookup" | "idempotency">>;
    readonly outreach?: Partial<OutreachOptions>;
  } = {},
): Promise<WorkerRig> {
  const clock = createVirtualClock({ start: "2026-03-02T09:00:00Z" });
  const store = createFlakyStore(createSqliteStore({ path: ":memory:", now: clock.now }));
  const logs: LogRecord[] = [];
  const calls: { request: SendRequest; at: number }[] = [];
  const channel: PushChannel = {
    specificationVersion: "v1",
    name: "worker",
    mode: "push",
    kinds: [{ kind: "email", addressType: "email", limits: {}, threads: true }],
    defaults: { dailyCap: 10_000, gap: {}, gapJitter: {} },
    messageId: "chosen",
    idempotency: { scope: "message", window: { hours: 24 } },
    batchSize: 1,
    timeout: { seconds: 30 },
    ...options.channel,
    async send(request) {
      const call = calls.push({ request, at: clock.monotonic() }) - 1;
      return [await rig.answer(call)];
    },
  };
  const outreach = createOutreach({
    store,
    // As in production: time is the store's, and goes away with it.
    clock: { ...clock, now: () => store.now() },
    random: createSeededRandom(1),
    channels: [channel],
    logger: { log: (level, message, fields) => logs.push({ level, message, fields }) },
    workerId: "worker-1",
    ...options.outreach,
  });
  await outreach.migrate();
  const launched = await launchCampaign(outreach, options.launch);
  const worker = outreach.worker({ pollInterval: 600_000, ...options.worker });
  const stop = new AbortController();
  const rig: WorkerRig = {
    ...launched,
    outreach,
    worker,
    store,
    clock,
    logs,
    calls,
    answer: () => ({ outcome: "sent" }),
    events: () => logs.flatMap(({ fields }) => (fields.event === undefined ? [] : [fields.event])),
    start: () => worker.run({ signal: stop.signal }),
    stop: () => stop.abort(),
    pass: (milliseconds) => clock.advanceTo(clock.now() + milliseconds),
    async states() {
      const { items } = await launched.tenant.deliveries.list({ limit: 200 });
      return items.map(({ state }) => state).toSorted();
    },
    close: () => outreach.close(),
  };
  return rig;
}
