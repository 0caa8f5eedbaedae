import { createOutreach, type Outreach } from "@outreachkit/core";
import type { Store } from "@outreachkit/core/plugin";
import { expect, test } from "vitest";
import { plantBug } from "../../bugs/plant-bug.ts";
import { createRecordingChannel } from "../../channel/create-recording-channel.ts";
import { checkInvariants } from "../../invariants/check-invariants.ts";
import { wrapSessions } from "../../store/wrap-sessions.ts";
import { createVirtualClock } from "../../time/create-virtual-clock.ts";
import { findHeldByNoCap } from "./find-held-by-no-cap.ts";
import type { OpenStores } from "./test-skewed-clocks.ts";

const workers = 4;
const days = 3;
const hour = 3_600_000;

/** Of the first campaign, and of the second. */
const bodies = [
  { first: "Hello.", second: "Once more." },
  { first: "Good day.", second: "A word more." },
] as const;

/** What the caps allow on a day: the campaigns' sum is more than the tenant may send. */
const caps = { tenant: 14, domain: 9, first: 5, newOfSecond: 6, perDomain: 4, perSender: 8 };

/**
 * Four workers on handles of their own, five senders on two domains and two campaigns: every cap is met
 * by claims of several workers at once. Each day must end at a cap, and never over one.
 */
export const testCapRaces = (openStores: OpenStores): void => {
  const run = async (
    wrap: (store: Store) => Store = (store) => store,
    own: { readonly inProgressCap?: number } = {},
  ) => {
    const clock = createVirtualClock({ start: "2026-03-02T06:00:00Z" });
    const stores = openStores(clock.now);
    const channel = createRecordingChannel({
      clock,
      defaults: { dailyCap: caps.perSender, gap: {}, gapJitter: {} },
    });
    const connect = (): Outreach =>
      createOutreach({
        store: wrap(stores.open()),
        channels: [channel],
        clock,
        dispatch: { batchSize: 5 },
      });
    const host = connect();
    await host.migrate();
    const tenant = host.tenant("acme");
    await tenant.settings.update({
      timeZone: "UTC",
      postalAddress: "1 Invented Street",
      caps: {
        daily: caps.tenant,
        sendingDomainDaily: caps.domain,
        recipientDomain: { count: caps.perDomain, per: "day" },
        coolDown: { hours: 2 },
      },
    });
    const senders = Array.from({ length: 5 }, (_, index) => ({
      externalId: `sender-${index}`,
      channel: "recording",
      name: `Sender ${index}`,
      address: `sender-${index}@domain-${index % 2}.example`,
      ...own,
    }));
    await tenant.senders.upsert(senders);
    for (const [index, campaignCaps] of [
      { daily: caps.first },
      { newContacts: caps.newOfSecond },
    ].entries()) {
      const { id } = await tenant.campaigns.save({
        key: `campaign-${index}`,
        senders: senders.map(({ externalId }) => ({ externalId })),
        approval: "autopilot",
        schedule: { everyDay: "00:00-24:00" },
        checks: { minimumPersonalization: 0 },
        caps: campaignCaps,
        audience: { exclusive: "no" },
        steps: [
          { key: "hook", kind: "email", content: { subject: "Hello", body: bodies[index]!.first } },
          {
            key: "proof",
            kind: "email",
            delay: { hours: 2 },
            content: { body: bodies[index]!.second },
          },
        ],
      });
      await tenant.campaigns.enroll(id, {
        contacts: Array.from({ length: 40 }, (_, contact) => ({
          // The same people in both.
          externalId: `${contact}`,
          email: `person-${contact}@company-${contact % 8}.example`,
        })),
      });
      await tenant.generation.run(id);
      await tenant.campaigns.launch(id);
    }
    const processes = Array.from({ length: workers }, connect);
    const byDay: number[] = [];
    const held: string[] = [];
    for (let day = 0; day < days; day += 1) {
      const before = [...channel.accepted];
      for (let step = 0; step < 6; step += 1) {
        await Promise.all(processes.map(untilDone));
        clock.advanceTo(clock.now() + (step < 5 ? 3 : 24 - 15) * hour);
      }
      const today = channel.accepted.slice(before.length);
      byDay.push(today.length);
      const lastDue = clock.now() - (24 - 15 + 2) * hour;
      if (today.length < caps.tenant) {
        held.push(...findHeldByNoCap({ ...bodies[1], before, today, lastDue }, caps));
      }
    }
    const violations = await checkInvariants({
      tenant,
      accepted: channel.accepted,
      caps: { dailyCap: caps.perSender },
    });
    await stores.close();
    return { violations, byDay, held };
  };

  test("four workers pass no cap of tenant, domain, campaign or recipient, and a cap ends each day", async () => {
    const { violations, byDay, held } = await run();
    expect(violations).toEqual([]);
    // On the first day both begin what they may; who follows up is held by the tenant's cap or a domain's.
    expect(byDay[0]).toBeGreaterThanOrEqual(caps.first + caps.newOfSecond);
    expect(held).toEqual([]);
  });

  test("four workers let no sender have more contacts in progress than it may", async () => {
    const { violations, byDay } = await run(undefined, { inProgressCap: 1 });
    expect(violations).toEqual([]);
    // Each of five begins with one; their follow-ups, tomorrow by their campaign's cap, let others begin.
    expect(byDay[0]).toBe(5);
    expect(byDay.slice(1).every((count) => count > 5)).toBe(true);
  });

  test("contacts in progress that nobody counts are seen", async () => {
    const { violations } = await run(progressNotCounted, { inProgressCap: 1 });
    expect(violations).toContainEqual(
      expect.objectContaining({ message: expect.stringContaining("contacts in progress") }),
    );
  });

  test("the bug shared-caps-ignored is seen", async () => {
    const { violations } = await run((store) => plantBug(store, "shared-caps-ignored"));
    expect(violations).toContainEqual(expect.objectContaining({ invariant: 4 }));
  });
};

const progressNotCounted = (store: Store): Store =>
  wrapSessions(store, (session) => ({
    ...session,
    dispatch: {
      ...session.dispatch,
      readClaimFacts: async (request) => ({
        ...(await session.dispatch.readClaimFacts(request)),
        inProgress: [],
      }),
    },
  }));

const untilDone = async (worker: Outreach): Promise<void> => {
  for (let round = 0; round < 30; round += 1) if (!(await worker.tick({ limit: 50 })).more) return;
};
