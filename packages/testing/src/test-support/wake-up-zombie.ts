import { createSqliteStore } from "@outreachkit/adapter-sqlite";
import { createOutreach, type Clock } from "@outreachkit/core";
import type { SendOutcome, Store } from "@outreachkit/core/plugin";
import { plantBug } from "../bugs/plant-bug.ts";
import { createRecordingChannel } from "../channel/create-recording-channel.ts";
import { checkInvariants } from "../invariants/check-invariants.ts";
import type { Violation } from "../invariants/violation.ts";
import { createSeededRandom } from "../time/create-seeded-random.ts";
import { createVirtualClock } from "../time/create-virtual-clock.ts";

/**
 * Two live workers, one of which sleeps in its provider call until long after its lease: the other
 * learns from the provider that nothing was accepted and sends again, and in the middle of that call
 * the sleeper wakes up and says to try again, while a third looks for work.
 */
export async function wakeUpZombie(bug?: "settle-ignores-fence"): Promise<readonly Violation[]> {
  const store = createSqliteStore({ path: ":memory:" });
  const clock = createVirtualClock({ start: "2026-03-02T08:00:00Z" });
  const random = createSeededRandom(1);
  const channel = createRecordingChannel({
    clock,
    idempotency: { scope: "none", window: {} },
    lookup: true,
  });
  const connect = (): Store => (bug ? plantBug(store, bug) : store);
  // Its timers sleep with it.
  const asleep: Clock = { ...clock, sleep: () => new Promise(() => undefined) };
  let fallAsleep: () => void = () => undefined;
  const asleepNow = new Promise<void>((resolve) => (fallAsleep = resolve));
  let wake: (answer: readonly SendOutcome[]) => void = () => undefined;
  const answer = new Promise<readonly SendOutcome[]>((resolve) => (wake = resolve));
  const sleeper = createOutreach({
    store: connect(),
    clock: asleep,
    random,
    channels: [
      {
        ...channel,
        send() {
          fallAsleep();
          return answer;
        },
      },
    ],
  });
  await sleeper.migrate();
  const tenant = sleeper.tenant();
  await tenant.settings.update({ timeZone: "Europe/Berlin", postalAddress: "1 Invented Street" });
  await tenant.senders.upsert([
    { externalId: "ada", channel: "recording", name: "Ada", address: "ada@acme.example" },
  ]);
  const campaign = await tenant.campaigns.save({
    key: "winback",
    senders: [{ externalId: "ada" }],
    approval: "autopilot",
    schedule: { everyDay: "00:00-24:00" },
    checks: { minimumPersonalization: 0 },
    steps: [{ key: "hook", kind: "email", content: { subject: "Hello", body: "Hello!" } }],
  });
  await tenant.campaigns.enroll(campaign.id, { contacts: [{ email: "bob@beta.example" }] });
  await tenant.generation.run(campaign.id);
  await tenant.campaigns.launch(campaign.id);
  const sleeping = sleeper.tick();
  await asleepNow;
  const third = createOutreach({ store: connect(), clock, random, channels: [channel] });
  const worker = createOutreach({
    store: connect(),
    clock,
    random,
    channels: [
      {
        ...channel,
        async send(request, call) {
          wake([{ outcome: "deferred", code: "too-late", retryAfter: {} }]);
          await sleeping;
          while ((await third.tick()).more);
          return await channel.send(request, call);
        },
      },
    ],
  });
  clock.advanceTo("2026-03-02T08:06:00Z");
  for (let round = 0; round < 20; round += 1) {
    const { more, nextDueAt } = await worker.tick();
    if (nextDueAt !== null) clock.advanceTo(nextDueAt);
    else if (!more) break;
  }
  const violations = await checkInvariants({ tenant, accepted: channel.accepted });
  await store.close();
  return violations;
}
