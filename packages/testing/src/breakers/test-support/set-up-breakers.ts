import type { BreakerName, OutreachEvent } from "@outreachkit/core";
import { expect } from "vitest";
import { checkInvariants } from "../../invariants/check-invariants.ts";
import { listAll } from "../../invariants/list-all.ts";
import type { TestKit } from "../../kit/test-kit.ts";
import { type CappedWorld, setUpCapped } from "../../capacity/test-support/set-up-capped.ts";

const oneStep = [
  { key: "hook", kind: "email", content: { subject: "Hello", body: "Hello!" } },
] as const;

/** A campaign of one step, unless others are given; one sender with a cap of 100 a day. */
export const setUpBreakers = async (world: Partial<CappedWorld> = {}) => {
  const { sender, ...rest } = world;
  const { kit, ids } = await setUpCapped({
    contacts: 100,
    campaigns: [{ steps: [...oneStep] }],
    sender: { dailyCap: 100, ...sender },
    ...rest,
  });
  const campaign: BreakerName = { campaign: ids[0]! };
  return { kit, ids, campaign };
};

/** What the last `count` who got a message do, from the `skip`th of them on. */
export const react = async (
  kit: TestKit,
  kind: "bounce" | "complain",
  { count, skip = 0 }: { readonly count: number; readonly skip?: number },
) => {
  const all = kit.sent();
  for (const { to } of all.slice(all.length - skip - count, all.length - skip)) await kit[kind](to);
};

export const ofSender = { sender: { externalId: "sender-0" } } as const;
export const ofDomain = { domain: "acme.example" } as const;
export const ofTenant = { tenant: true } as const;

/** States of the breakers of sender, domain, campaign and tenant. */
export const statesOf = async (kit: TestKit, campaign: BreakerName) => {
  const states = [];
  for (const name of [ofSender, ofDomain, campaign, ofTenant])
    states.push((await kit.tenant.breakers.get(name))?.state ?? "none");
  return states;
};

/** Events of breakers so far, of one type or of all. */
export const breakerEvents = async (
  { tenant }: TestKit,
  type?: OutreachEvent["type"],
): Promise<readonly OutreachEvent[]> => {
  const events = await listAll((page) => tenant.events.list(page));
  return events.filter(
    (event) => event.entity === "breaker" && event.type === (type ?? event.type),
  );
};

export const expectInvariants = async (kit: TestKit) =>
  expect(await checkInvariants({ tenant: kit.tenant, accepted: kit.sent() })).toEqual([]);
