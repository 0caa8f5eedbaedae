import { createFileChannel } from "@outreachkit/channel-file";
import { createOutreach, type Outreach, type Store, type Tenant } from "@outreachkit/core";
import {
  addFaults,
  createCrashableStore,
  createInbox,
  createSeededRandom,
  createVirtualClock,
  runUntil,
  type RunSummary,
  type VirtualClock,
} from "@outreachkit/testing";
import type { AcceptedMail } from "./accepted-mail.ts";
import { createPeople, type Answer } from "./create-people.ts";
import { observeChannel } from "./observe-channel.ts";
import { openStore } from "./open-store.ts";
import type { WorkerDeath } from "./worker-death.ts";

export interface World {
  readonly clock: VirtualClock;
  readonly tenant: Tenant;
  /** The same tenant, with a person's name on what is decided. */
  readonly lead: Tenant;
  readonly accepted: () => readonly AcceptedMail[];
  /** Lets a worker work until then, while people answer and one worker dies. */
  readonly run: (until: number) => Promise<RunSummary>;
  /** Fills the inbox from here on; the count of people who will get mail. */
  readonly openInbox: (people: number) => { readonly answers: readonly Answer[] };
  readonly deaths: readonly WorkerDeath[];
  readonly close: () => Promise<void>;
}

/** Everything that a real deployment has, on virtual time and with people who answer by script. */
export async function createWorld(options: {
  readonly seed: number;
  readonly start: string;
  readonly database: string | null;
  /** Where the channel writes its mails. */
  readonly mails: string;
}): Promise<World> {
  const { seed } = options;
  const clock = createVirtualClock({ start: options.start });
  const random = createSeededRandom(seed);
  const store = await openStore(options.database, clock.now);
  const file = observeChannel(createFileChannel({ folder: options.mails }), clock.now);
  const deaths: WorkerDeath[] = [];
  let worker = createCrashableStore(store);
  const channel = addFaults(file.channel, {
    clock,
    onCrash(point) {
      deaths.push({ at: clock.now(), point, mails: file.accepted().length });
      worker.kill(point);
    },
  });
  const create = (own: Store): Outreach =>
    createOutreach({
      store: own,
      channels: [channel],
      clock,
      random,
      keys: { suppression: "demo" },
    });
  const host = create(store);
  const startWorker = () => create((worker = createCrashableStore(store)));
  let current = startWorker();
  const tenant = host.tenant("fennmark");
  let inbox: ReturnType<typeof createInbox> | undefined;
  return {
    clock,
    tenant,
    lead: host.tenant("fennmark", { actor: { type: "user", id: "sales-lead" } }),
    accepted: file.accepted,
    deaths,
    openInbox(people) {
      const scripted = createPeople({ random: createSeededRandom(seed + 1), people });
      inbox = createInbox({ tenant, accepted: file.accepted, react: scripted.react });
      let calls = 0;
      const fatal = Math.min(20, Math.ceil(people / 2));
      channel.failWhen(() => (calls += 1) === fatal, "crash-after-accept");
      return scripted;
    },
    run: (until) =>
      runUntil(current, clock, {
        until,
        ...(inbox && { inbox }),
        onCrash: () => (current = startWorker()),
      }),
    close: () => store.close(),
  };
}
