import { createSqliteStore } from "@outreachkit/adapter-sqlite";
import {
  createOutreach,
  type Enrollment,
  type Message,
  type Outreach,
  type PushChannel,
  type SendOutcome,
  type Tenant,
} from "@outreachkit/core";
import { createSeededRandom } from "../../time/create-seeded-random.ts";
import { createVirtualClock, type VirtualClock } from "../../time/create-virtual-clock.ts";
import { type Interleave, interleaveStore } from "./interleave-store.ts";

/** One contact on its way through one campaign, with a hand on every moment of it. */
export interface Walk {
  readonly outreach: Outreach;
  readonly tenant: Tenant;
  readonly clock: VirtualClock;
  readonly campaignId: string;
  readonly enrollmentId: string;
  /** Subjects that the provider accepted, in order. */
  readonly accepted: string[];
  /** Request keys of all calls, in order. */
  readonly requestKeys: string[];
  /** Run between the look and the claim of the next round. */
  readonly interleave: Interleave;
  /** What the next calls answer; accepted when empty. Each runs inside the call. */
  readonly answers: (() => SendOutcome | Promise<SendOutcome>)[];
  enrollment(): Promise<Enrollment>;
  message(stepKey: string): Promise<Message>;
  deliveryStates(): Promise<readonly string[]>;
  /** Rounds until nothing is due now. */
  work(): Promise<void>;
  /** Moves the clock, then works. */
  advance(milliseconds: number): Promise<void>;
}

const MOST_ROUNDS = 100;

export async function createWalk(
  options: {
    readonly approval?: "autopilot" | "manual";
    readonly lookup?: PushChannel["lookup"];
  } = {},
): Promise<Walk> {
  const clock = createVirtualClock({ start: "2026-03-02T09:00:00Z" });
  const { store, interleave } = interleaveStore(
    createSqliteStore({ path: ":memory:", now: () => clock.now() }),
  );
  const accepted: string[] = [];
  const requestKeys: string[] = [];
  const answers: Walk["answers"] = [];
  const channel: PushChannel = {
    specificationVersion: "v1",
    name: "walk",
    mode: "push",
    kinds: [{ kind: "email", addressType: "email", limits: {}, threads: true }],
    defaults: { dailyCap: 50, gap: {}, gapJitter: {} },
    messageId: "chosen",
    idempotency: { scope: "message", window: { hours: 24 } },
    batchSize: 1,
    timeout: { seconds: 10 },
    ...(options.lookup && { lookup: options.lookup }),
    async send({ requestKey, members }) {
      requestKeys.push(requestKey);
      const outcomes: SendOutcome[] = [];
      for (const { envelope } of members) {
        const outcome = await (answers.shift() ?? (() => ({ outcome: "sent" as const })))();
        if (outcome.outcome === "sent") accepted.push(envelope.subject ?? "");
        outcomes.push(outcome);
      }
      return outcomes;
    },
  };
  const outreach = createOutreach({
    store,
    clock,
    random: createSeededRandom(1),
    channels: [channel],
  });
  await outreach.migrate();
  const tenant = outreach.tenant("acme", { actor: { type: "user", id: "lead" } });
  await tenant.settings.update({
    timeZone: "Europe/Berlin",
    postalAddress: "Main Street 1, Berlin",
  });
  await tenant.senders.upsert([
    { externalId: "ada", channel: "walk", name: "Ada", address: "ada@acme.example" },
  ]);
  const campaign = await tenant.campaigns.save({
    key: "walk",
    senders: [{ externalId: "ada" }],
    approval: options.approval ?? "autopilot",
    schedule: { everyDay: "00:00-24:00" },
    checks: { minimumPersonalization: 0 },
    steps: [
      {
        key: "hook",
        kind: "email",
        content: { subject: "Hook", body: "Hello {{ contact.firstName }}" },
      },
      {
        key: "proof",
        kind: "email",
        delay: { days: 3 },
        content: { subject: "Proof", body: "More" },
      },
    ],
  });
  const { outcomes } = await tenant.campaigns.enroll(campaign.id, {
    contacts: [{ externalId: "bob", email: "bob@beta.example", firstName: "Bob" }],
  });
  const [enrolled] = outcomes;
  if (enrolled?.outcome !== "enrolled") throw new Error("The walk's contact did not enroll.");
  await tenant.generation.run(campaign.id);
  await tenant.campaigns.launch(campaign.id);
  const work = async () => {
    for (let round = 0; round < MOST_ROUNDS; round += 1) {
      if (!(await outreach.tick()).more) return;
    }
    throw new Error(`Work did not come to rest in ${MOST_ROUNDS} rounds.`);
  };
  return {
    outreach,
    tenant,
    clock,
    campaignId: campaign.id,
    enrollmentId: enrolled.enrollmentId,
    accepted,
    requestKeys,
    interleave,
    answers,
    work,
    enrollment: () => tenant.enrollments.get(enrolled.enrollmentId),
    async message(stepKey) {
      const { items } = await tenant.messages.list();
      const found = items.find((message) => message.stepKey === stepKey);
      if (!found) throw new Error(`The step "${stepKey}" has no message.`);
      return found;
    },
    async deliveryStates() {
      const { items } = await tenant.deliveries.list();
      return items.map(({ stepKey, state }) => `${stepKey}: ${state}`);
    },
    async advance(milliseconds) {
      clock.advanceTo(clock.now() + milliseconds);
      await work();
    },
  };
}
