import type { OutreachEvent } from "@outreachkit/core";
import fc from "fast-check";
import { expect, test } from "vitest";
import { formatLocalDay } from "../invariants/format-local-day.ts";
import type { TestKit } from "../kit/test-kit.ts";
import { readText } from "../log/read-text.ts";
import {
  breakerEvents,
  expectInvariants,
  ofSender,
  ofTenant,
  setUpBreakers,
} from "./test-support/set-up-breakers.ts";

const acts = fc.oneof(
  { weight: 6, arbitrary: fc.record({ advance: fc.integer({ min: 1, max: 30 }) }) },
  { weight: 3, arbitrary: fc.record({ bounce: fc.nat(12) }) },
  { weight: 1, arbitrary: fc.record({ complain: fc.nat(12) }) },
  {
    weight: 2,
    arbitrary: fc.record({
      fail: fc.constantFrom(
        "rejected-recipient" as const,
        "rejected" as const,
        "deferred" as const,
        "uncertain-after-accept" as const,
        "throw-before-accept" as const,
      ),
    }),
  },
  { weight: 1, arbitrary: fc.record({ reset: fc.constantFrom(ofSender, ofTenant) }) },
);

const worlds = fc.record({
  dailyCap: fc.integer({ min: 1, max: 60 }),
  tenantCap: fc.integer({ min: 1, max: 60 }),
  closeAfter: fc.integer({ min: 1, max: 12 }),
  openFor: fc.integer({ min: 1, max: 30 }),
  acts: fc.array(acts, { minLength: 12, maxLength: 30 }),
});

/** From the end of its time open to whatever ended it being half-open, by scope. */
function halfOpenSpans(events: readonly OutreachEvent[]) {
  const spans: { scope: string; from: number; to: number }[] = [];
  const open = new Map<string, number>();
  for (const { type, at, data } of events) {
    const scope = readText(data["scope"]) ?? "";
    if (type === "breaker-opened") open.set(scope, Date.parse(readText(data["until"]) ?? ""));
    if (type !== "breaker-closed" && type !== "breaker-paused" && type !== "breaker-reset")
      continue;
    const from = open.get(scope);
    open.delete(scope);
    if (from !== undefined && from < Date.parse(at))
      spans.push({ scope, from, to: Date.parse(at) });
  }
  for (const [scope, from] of open) spans.push({ scope, from, to: Number.POSITIVE_INFINITY });
  return spans;
}

const claimsOf = async ({ tenant }: TestKit) => {
  const claims = [];
  for await (const { type, data } of tenant.events.iterate())
    if (type === "delivery-sent") claims.push(Date.parse(readText(data["claimedAt"]) ?? ""));
  return claims;
};

const runs = Number(process.env["OUTREACHKIT_TEST_BREAKER_RUNS"] ?? 25);

test(
  "no more than a tenth of the cap goes on a day while a breaker is half-open, whatever comes back in whatever order",
  { timeout: 300_000 },
  async () => {
    let spansSeen = 0;
    await fc.assert(
      fc.asyncProperty(worlds, async (world) => {
        const { kit } = await setUpBreakers({
          contacts: 80,
          // One at a time, so that what closes a breaker and what goes then differ in time.
          sender: { dailyCap: world.dailyCap, gap: { minutes: 1 } },
          caps: { daily: world.tenantCap },
        });
        await kit.tenant.settings.update({
          breakers: {
            bounces: { percent: 20, minimumSends: 3, minimumBounces: 1 },
            openFor: { hours: world.openFor },
            closeAfter: world.closeAfter,
          },
        });
        for (const act of world.acts) {
          if ("advance" in act) await kit.advance({ hours: act.advance });
          if ("fail" in act) kit.channel().failNext(act.fail);
          if ("reset" in act) await kit.tenant.breakers.reset([act.reset], { why: "test" });
          const last = (place: number) => kit.sent().at(-1 - place)?.to;
          const bounced = "bounce" in act ? last(act.bounce) : undefined;
          if (bounced !== undefined) await kit.bounce(bounced);
          const complained = "complain" in act ? last(act.complain) : undefined;
          if (complained !== undefined) await kit.complain(complained);
        }
        const claims = await claimsOf(kit);
        for (const { scope, from, to } of halfOpenSpans(await breakerEvents(kit))) {
          const cap = scope === "tenant" ? world.tenantCap : world.dailyCap;
          if (scope !== "tenant" && !scope.startsWith("sender:")) continue;
          spansSeen += 1;
          // What closes it is seen at once: at that very instant more may go.
          const within = claims.filter((at) => at >= from && at < to);
          const byDay = Map.groupBy(within, (at) => formatLocalDay(at, "Europe/Berlin"));
          for (const day of byDay.values())
            expect(day.length).toBeLessThanOrEqual(Math.max(1, Math.floor(cap / 10)));
        }
        await expectInvariants(kit);
        await kit.close();
      }),
      { numRuns: runs },
    );
    expect(spansSeen).toBeGreaterThan(runs / 2);
  },
);
