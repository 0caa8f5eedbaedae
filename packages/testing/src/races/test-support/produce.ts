import { OutreachError, type Tenant } from "@outreachkit/core";
import type { Random } from "@outreachkit/core/plugin";
import type { VirtualClock } from "../../time/create-virtual-clock.ts";

export interface Producer {
  readonly tenant: Tenant;
  /** Of its contacts, unique among producers. */
  readonly name: string;
  readonly random: Random;
  readonly clock: VirtualClock;
  readonly operations: number;
  readonly mayGoOn: () => boolean;
}

const why = { why: "by-hand" };
const minute = 60_000;
const pick = <Item>(items: readonly Item[], random: Random): Item | undefined =>
  items[Math.floor(random() * items.length)];

/** A bounded number of things that hosts, reviewers, contacts and operators do, in a seeded order. */
export const produce = async ({ tenant, name, random, clock, operations, mayGoOn }: Producer) => {
  const { items: campaigns } = await tenant.campaigns.list();
  let contacts = 0;
  const anyContact = () => ({ externalId: `${name}-${Math.floor(random() * (contacts + 1))}` });
  const pending = () => tenant.messages.list({ limit: 10, filter: { approval: "pending" } });
  const kinds: readonly (readonly [number, () => Promise<unknown>])[] = [
    [
      8,
      async () => {
        const batch = Array.from({ length: 1 + Math.floor(random() * 5) }, () => {
          contacts += 1;
          return {
            externalId: `${name}-${contacts}`,
            email: `p${contacts}@${name}.customer.example`,
          };
        });
        await tenant.campaigns.enroll(pick(campaigns, random)!.id, { contacts: batch });
      },
    ],
    [
      5,
      async () => {
        const { items } = await pending();
        await tenant.messages.approve(items.map(({ id, contentHash }) => ({ id, contentHash })));
      },
    ],
    [
      2,
      async () => {
        const message = pick((await pending()).items, random);
        if (message?.contentHash)
          await tenant.messages.edit(message.id, {
            contentHash: message.contentHash,
            body: `Hello again ${Math.floor(random() * 1e6)}`,
          });
      },
    ],
    [
      1,
      async () => {
        const message = pick((await pending()).items, random);
        if (message) await tenant.messages.reject([message]);
      },
    ],
    [
      2,
      async () => {
        const { items } = await tenant.tasks.list({ limit: 10, filter: { states: ["open"] } });
        const task = pick(items, random);
        if (task)
          await (random() < 0.5 ? tenant.tasks.complete(task.id) : tenant.tasks.skip(task.id));
      },
    ],
    [
      2,
      () =>
        tenant.signals.record([
          {
            type: "custom",
            name: "seen",
            externalId: `${name}-${random()}`,
            contact: anyContact(),
          },
        ]),
    ],
    [2, () => tenant.contacts.pause([anyContact()], why)],
    [2, () => tenant.contacts.resume([anyContact()], why)],
    [1, () => tenant.senders.pause([{ externalId: pick(["ada", "bea"], random)! }], why)],
    [2, () => tenant.senders.resume([{ externalId: pick(["ada", "bea"], random)! }], why)],
    [1, () => tenant.campaigns.pause(pick(campaigns, random)!.id, why)],
    [2, () => tenant.campaigns.resume(pick(campaigns, random)!.id, why)],
    [1, () => tenant.settings.pause()],
    [2, () => tenant.settings.resume()],
    [
      2,
      () =>
        tenant.signals.record([
          { type: "reply", externalId: `${name}-${random()}`, contact: anyContact() },
          { type: "out-of-office", externalId: `${name}-${random()}`, contact: anyContact() },
        ]),
    ],
    [
      1,
      () =>
        tenant.suppressions.add([
          { address: `p${Math.floor(random() * (contacts + 1))}@${name}.customer.example` },
        ]),
    ],
    [3, async () => clock.advanceTo(clock.now() + Math.floor(random() * 20 * minute))],
  ];
  const weights = kinds.flatMap(([weight, run]) => Array.from({ length: weight }, () => run));
  for (let index = 0; index < operations && mayGoOn(); index++) {
    try {
      await pick(weights, random)!();
    } catch (error) {
      // Two who decide at once: one of them is told so.
      if (!OutreachError.isInstance(error)) throw error;
    }
  }
};
