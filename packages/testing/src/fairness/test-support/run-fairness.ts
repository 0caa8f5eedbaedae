import { createOutreach, type Tenant } from "@outreachkit/core";
import type { Store } from "@outreachkit/core/plugin";
import { createRecordingChannel } from "../../channel/create-recording-channel.ts";
import { createSeededRandom } from "../../time/create-seeded-random.ts";
import type { VirtualClock } from "../../time/create-virtual-clock.ts";
import { type Database, multiplyEnrollment } from "./multiply-enrollment.ts";

const hour = 3_600_000;
const batchSize = 100;

export interface FairnessOptions {
  readonly store: Store;
  readonly database: Database;
  readonly clock: VirtualClock;
  /** Enrollments of the big tenant that are due. */
  readonly backlog: number;
  /** How many senders they are spread over. */
  readonly senders: number;
  /** `pending`: they want planning before anything of theirs is sent. */
  readonly state: "pending" | "scheduled";
}

/**
 * One tenant with a backlog that is due for long, one with ten that came due later. The batches that
 * pass until the ten have left.
 */
export const countBatches = async (options: FairnessOptions): Promise<number> => {
  const { store, database, clock, backlog, senders, state } = options;
  const channel = createRecordingChannel({
    clock,
    defaults: { dailyCap: 1_000_000, gap: {}, gapJitter: {} },
  });
  const outreach = createOutreach({
    store,
    channels: [channel],
    clock,
    random: createSeededRandom(1),
    dispatch: { batchSize },
  });
  await outreach.migrate();
  const [big, small] = [outreach.tenant("big"), outreach.tenant("small")];
  await enrollOne(big, "big", senders);
  await enrollOne(small, "small", 1);
  const dueAt = clock.now();
  const copies = { tenantId: big.id, mark: "b1", count: backlog, dueAt, state };
  await multiplyEnrollment(database, copies);
  clock.advanceTo(dueAt + hour);
  for (let tick = 0; tick < 3; tick++) {
    clock.advanceTo(clock.now() + 1);
    await outreach.tick({ limit: batchSize });
  }
  clock.advanceTo(dueAt + 2 * hour);
  await multiplyEnrollment(database, {
    tenantId: small.id,
    mark: "a1",
    count: 10,
    dueAt: dueAt + hour,
    state: "scheduled",
  });
  const left = () => channel.accepted.filter(({ to }) => /^a1\d+@/.test(to)).length;
  for (let batches = 1; batches <= 50; batches++) {
    // Time stands still: who is next must not hang on it.
    await outreach.tick({ limit: batchSize });
    if (left() === 10) return batches;
  }
  return Number.POSITIVE_INFINITY;
};

const enrollOne = async (tenant: Tenant, name: string, senders: number): Promise<void> => {
  await tenant.settings.update({ timeZone: "UTC", postalAddress: "1 Invented Street" });
  const names = Array.from({ length: senders }, (_, index) => `${name}-${index}`);
  await tenant.senders.upsert(
    names.map((externalId) => ({
      externalId,
      channel: "recording",
      name: externalId,
      address: `${externalId}@${name}.example`,
    })),
  );
  const campaign = await tenant.campaigns.save({
    key: "winback",
    senders: names.map((externalId) => ({ externalId })),
    approval: "autopilot",
    schedule: { everyDay: "00:00-24:00" },
    checks: { minimumPersonalization: 0 },
    steps: [{ key: "hook", kind: "email", content: { subject: "Hello", body: "Hello!" } }],
  });
  await tenant.campaigns.enroll(campaign.id, {
    contacts: [{ externalId: "bob", email: `bob@${name}.customer.example` }],
  });
  await tenant.generation.run(campaign.id);
  await tenant.campaigns.launch(campaign.id);
};
