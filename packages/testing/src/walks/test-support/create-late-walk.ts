import { createSqliteStore } from "@outreachkit/adapter-sqlite";
import { createOutreach, type Clock, type SendOutcome, type Step } from "@outreachkit/core";
import type { PushChannel } from "@outreachkit/core/plugin";
import {
  createRecordingChannel,
  type RecordingChannelOptions,
} from "../../channel/create-recording-channel.ts";
import { createSeededRandom } from "../../time/create-seeded-random.ts";
import { createVirtualClock } from "../../time/create-virtual-clock.ts";

export type LateWalk = Awaited<ReturnType<typeof createLateWalk>>;

/** An answer of the provider, or its real one. */
type Answer = () => Promise<SendOutcome | "accept">;

/**
 * One contact whose first call hangs in a process that sleeps past its lease. A provider that is
 * wrong says of it that nothing was accepted, so that another process goes on; then the sleeper wakes
 * up and the call is accepted after all.
 */
export async function createLateWalk(
  options: { readonly steps: readonly Step[] } & Pick<RecordingChannelOptions, "kinds">,
) {
  const { steps, ...carried } = options;
  const clock = createVirtualClock({ start: "2026-03-02T08:00:00Z" });
  const store = createSqliteStore({ path: ":memory:", now: clock.now });
  const random = createSeededRandom(1);
  const recording = createRecordingChannel({
    ...carried,
    clock,
    idempotency: { scope: "none", window: {} },
  });
  const asleep = Promise.withResolvers<void>();
  const awake = Promise.withResolvers<void>();
  const answers: Answer[] = [];
  const calls: string[] = [];
  const denies: PushChannel["lookup"] = async ({ members }) =>
    members.map(() => ({ outcome: "not-sent" }));
  const sleepyChannel: PushChannel = {
    ...recording,
    lookup: denies,
    async send(request, call) {
      asleep.resolve();
      await awake.promise;
      return await recording.send(request, call);
    },
  };
  const channel: PushChannel = {
    ...recording,
    lookup: denies,
    async send(request, call) {
      const [{ envelope, kind } = {}] = request.members;
      calls.push(envelope?.subject ?? kind ?? "");
      const answer = (await answers.shift()?.()) ?? "accept";
      return answer === "accept" ? await recording.send(request, call) : [answer];
    },
  };
  // Its timers sleep with it.
  const stopped: Clock = { ...clock, sleep: () => new Promise(() => undefined) };
  const sleeper = createOutreach({ store, random, clock: stopped, channels: [sleepyChannel] });
  const worker = createOutreach({ store, random, clock, channels: [channel] });
  await worker.migrate();
  const tenant = worker.tenant();
  await tenant.settings.update({ timeZone: "Europe/Berlin", postalAddress: "1 Invented Street" });
  await tenant.senders.upsert([
    { externalId: "ada", channel: "recording", name: "Ada", address: "ada@acme.example" },
  ]);
  const campaign = await tenant.campaigns.save({
    key: "late",
    senders: [{ externalId: "ada" }],
    approval: "autopilot",
    schedule: { everyDay: "00:00-24:00" },
    checks: { minimumPersonalization: 0 },
    steps,
  });
  await tenant.campaigns.enroll(campaign.id, {
    contacts: [{ email: "bob@beta.example", phone: "+4915551111" }],
  });
  await tenant.generation.run(campaign.id);
  await tenant.campaigns.launch(campaign.id);
  const sleeping = (async () => {
    while ((await sleeper.tick()).more);
  })();
  await asleep.promise;
  const work = async () => {
    for (let round = 0; round < 50; round += 1) if (!(await worker.tick()).more) return;
    throw new Error("It does not come to rest.");
  };
  const advance = async (minutes: number) => {
    clock.advanceTo(clock.now() + minutes * 60_000);
    await work();
  };
  return {
    tenant,
    clock,
    answers,
    /** Subjects of the worker's calls. */
    calls,
    accepted: recording.accepted,
    work,
    advance,
    /** The lease has ended: the worker takes the delivery over. */
    takeOver: () => advance(6),
    /** The sleeper's call is accepted, and settled under its old token. */
    async wakeUp() {
      awake.resolve();
      await sleeping;
    },
    enrollment: async () => (await tenant.enrollments.list()).items[0]!,
    deliveries: async () => (await tenant.deliveries.list()).items,
    close: () => store.close(),
  };
}
