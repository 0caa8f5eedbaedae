import { createSqliteStore } from "@outreachkit/adapter-sqlite";
import type { InstantInput, Outreach, OutreachOverrides } from "@outreachkit/core";
import { durationToMilliseconds, type Channel, type Store } from "@outreachkit/core/plugin";
import type { RecordingChannel } from "../channel/record-channel.ts";
import { createScriptedInbox } from "../inbox/create-scripted-inbox.ts";
import type { Inbox } from "../inbox/inbox.ts";
import { joinInboxes } from "../inbox/join-inboxes.ts";
import { observeContacts } from "../store/observe-contacts.ts";
import { createSeededRandom } from "../time/create-seeded-random.ts";
import { createVirtualClock } from "../time/create-virtual-clock.ts";
import { runUntil } from "../time/run-until.ts";
import { createProviders } from "./create-providers.ts";
import { createSignals } from "./create-signals.ts";
import { createWorkerPool } from "./create-worker-pool.ts";
import { matchAddresses } from "./match-addresses.ts";
import { silenceTheDead } from "./silence-the-dead.ts";
import type { KitRunOptions, TestKit } from "./test-kit.ts";

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
  const clock = createVirtualClock(options);
  const random = createSeededRandom(options.seed ?? 1);
  const sqlite = createSqliteStore({ path: ":memory:", now: clock.now });
  const { store, book } = observeContacts(wrapStore(sqlite));
  const create = (own: Store, wrapChannel: (channel: Channel) => Channel): Outreach =>
    options.create({ store: own, clock, random, wrapChannel });
  const workers = createWorkerPool({
    connect: () => wrapWorkerStore(store),
    create: (own) => create(own, (channel) => silenceTheDead(providers.wrap(channel), own)),
  });
  const onCrash = (point: string) => workers.store().kill(point);
  const providers = createProviders({ clock, onCrash, wrapChannel: options.wrapChannel });
  const outreach = create(store, providers.wrap);
  await outreach.migrate();
  await requireOverrides(sqlite);
  const tenant = outreach.tenant(options.tenant);
  const match = matchAddresses(tenant, book);
  const script = createScriptedInbox({ tenant, accepted: () => providers.log, now: clock.now });
  const inboxes: Inbox[] = [script];
  const run = (until: InstantInput | number, runOptions: KitRunOptions = {}) =>
    runUntil(workers.current(), clock, {
      ...runOptions,
      until,
      inbox: joinInboxes(inboxes),
      onCrash: () => workers.next(),
    });
  const sent: TestKit["sent"] = (contact) => {
    const matches = contact === undefined ? () => true : match(contact);
    return providers.log.filter((send) => matches(send.to));
  };
  return {
    outreach,
    clock,
    tenant,
    workers: workers.operations,
    channel: providers.find,
    advance: (duration, runOptions) =>
      run(clock.now() + durationToMilliseconds(duration), runOptions),
    advanceTo: run,
    settle: () => run(clock.now()),
    sent,
    ...createSignals({ tenant, clock, sent }),
    script: (entries) =>
      script.add(
        entries.map(({ signal, after }) => {
          const matches = match(after.contact);
          return { signal, after: { ...after, contact: (send) => matches(send.to) } };
        }),
      ),
    receive: (inbox) => void inboxes.push(inbox),
    crashNextWorker(point) {
      if (typeof point === "string") providers.failNext(`crash-${point}`);
      else if ("before" in point) workers.store().crashBefore(point.before);
      else workers.store().crashAfter(point.after);
    },
    close: () => sqlite.close(),
    [Symbol.asyncDispose]: () => sqlite.close(),
  };
}

/** A factory that keeps its own store would run the test on the host's real database. */
async function requireOverrides(store: Store): Promise<void> {
  try {
    await store.ready();
  } catch (cause) {
    const message =
      "create() did not use the kit's store; end it with createOutreach({ ..., ...overrides }).";
    throw new Error(message, { cause });
  }
}
