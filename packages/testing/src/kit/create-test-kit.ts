import { createSqliteStore } from "@outreachkit/adapter-sqlite";
import type { Duration, InstantInput, Outreach, OutreachOverrides } from "@outreachkit/core";
import { durationToMilliseconds, type Channel, type Store } from "@outreachkit/core/plugin";
import type { RecordedSend } from "../channel/accepted-send.ts";
import { recordChannel, type RecordingChannel } from "../channel/record-channel.ts";
import { createScriptedInbox } from "../inbox/create-scripted-inbox.ts";
import type { Inbox } from "../inbox/inbox.ts";
import { joinInboxes } from "../inbox/join-inboxes.ts";
import { observeContacts } from "../store/observe-contacts.ts";
import { createSeededRandom } from "../time/create-seeded-random.ts";
import { createVirtualClock } from "../time/create-virtual-clock.ts";
import { runUntil, type RunOptions } from "../time/run-until.ts";
import { createSignals } from "./create-signals.ts";
import { createWorkerPool } from "./create-worker-pool.ts";
import { silenceTheDead } from "./silence-the-dead.ts";
import { matchAddresses } from "./match-addresses.ts";
import type { TestKit } from "./test-kit.ts";

export interface TestKitOptions {
  /**
   * The host's own factory, which passes the overrides on to `createOutreach`. It is called once for
   * the host and once for each worker.
   */
  readonly create: (overrides: OutreachOverrides) => Outreach;
  readonly start: Date | string;
  /** Default 1. The same seed, start and calls give the same run, ids included. */
  readonly seed?: number;
  /** The host's key of the tenant. Default: the one of a single-tenant host. */
  readonly tenant?: string;
  /** Changes the store, as `plantBug` does. */
  readonly wrapStore?: (store: Store) => Store;
  /** Changes the store of each worker, for itself. */
  readonly wrapWorkerStore?: (store: Store) => Store;
  /** Changes a channel whose I/O has been replaced. */
  readonly wrapChannel?: (channel: RecordingChannel) => Channel;
}

/** A host's outreach in a test: its own configuration, SQLite in memory, and time as a parameter. */
export async function createTestKit(options: TestKitOptions): Promise<TestKit> {
  const { wrapStore = (store) => store, wrapWorkerStore = (store) => store } = options;
  const { wrapChannel = (channel: Channel) => channel } = options;
  const clock = createVirtualClock(options);
  const random = createSeededRandom(options.seed ?? 1);
  const sqlite = createSqliteStore({ path: ":memory:", now: clock.now });
  const { store, book } = observeContacts(wrapStore(sqlite));
  const channels = new Map<string, RecordingChannel>();
  const log: RecordedSend[] = [];
  const wrapped = new Map<string, Channel>();
  const workers = createWorkerPool({
    connect: () => wrapWorkerStore(store),
    create: (own) => create(own, (channel) => silenceTheDead(record(channel), own)),
  });
  const record = (channel: Channel): Channel => {
    if (channel.mode !== "push") return channel;
    // Every worker meets the same provider, with the same memory.
    const known = wrapped.get(channel.name);
    if (known) return known;
    const recorded = recordChannel(channel, {
      clock,
      onCrash: (point) => workers.kill(point),
      onAccept: (send) => void log.push(send),
    });
    channels.set(channel.name, recorded);
    wrapped.set(channel.name, wrapChannel(recorded));
    return wrapped.get(channel.name) ?? recorded;
  };
  const create = (own: Store, wrap: (channel: Channel) => Channel = record): Outreach =>
    options.create({ store: own, clock, random, wrapChannel: wrap });
  const outreach = create(store);
  await outreach.migrate();
  const tenant = outreach.tenant(options.tenant);
  const accepted = () => log;
  const match = matchAddresses(tenant, book);
  const inbox = createScriptedInbox({ tenant, accepted, now: clock.now });
  const inboxes: Inbox[] = [inbox];
  const run = (until: InstantInput | number, runOptions: Partial<RunOptions> = {}) =>
    runUntil(workers.current(), clock, {
      ...runOptions,
      until,
      inbox: joinInboxes(inboxes),
      onCrash: () => workers.next(),
    });
  const sent: TestKit["sent"] = (contact) => {
    if (contact === undefined) return log;
    const matches = match(contact);
    return log.filter((send) => matches(send.to));
  };
  return {
    outreach,
    clock,
    tenant,
    workers: workers.operations,
    channel: (name) => findChannel(channels, name),
    advance: (duration: Duration, runOptions) =>
      run(clock.now() + durationToMilliseconds(duration), runOptions),
    advanceTo: run,
    settle: () => run(clock.now()),
    sent,
    ...createSignals({ tenant, clock, sent }),
    script(entries) {
      inbox.add(
        entries.map(({ signal, after }) => {
          const matches = match(after.contact);
          return { signal, after: { ...after, contact: (send) => matches(send.to) } };
        }),
      );
    },
    receive: (other) => void inboxes.push(other),
    crashNextWorker(point) {
      if (point === "before-accept" || point === "after-accept") {
        for (const channel of channels.values()) channel.failNext(`crash-${point}`);
      } else if ("before" in point) workers.store().crashBefore(point.before);
      else workers.store().crashAfter(point.after);
    },
    close: () => sqlite.close(),
    [Symbol.asyncDispose]: () => sqlite.close(),
  };
}

function findChannel(
  channels: ReadonlyMap<string, RecordingChannel>,
  name: string | undefined,
): RecordingChannel {
  const found = name === undefined ? [...channels.values()] : [channels.get(name)];
  const [channel] = found;
  if (channel && found.length === 1) return channel;
  const names = [...channels.keys()].join(", ");
  throw new Error(`There is no one push channel ${name ?? ""}; there are: ${names}.`);
}
