import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { allotSends } from "./allot-sends.ts";
import { createCapacityBook } from "./create-capacity-book.ts";
import type { CapReason, Limit } from "./limit.ts";

const now = Date.parse("2026-03-02T09:00:00Z");
const nextDayAt = Date.parse("2026-03-02T23:00:00Z");
const MINUTE = 60_000;

interface Send {
  readonly id: number;
  readonly limits: readonly Limit[];
}

const limit = (part: Partial<Limit> = {}): Limit => ({
  tenantId: "acme",
  scope: "sender:ada",
  period: "2026-03-02",
  left: 50,
  cap: 50,
  reason: "sender-cap",
  freeAt: nextDayAt,
  ...part,
});

const sends = (count: number, limits: readonly Limit[] = []): readonly Send[] =>
  Array.from({ length: count }, (_, id) => ({ id, limits }));

const allot = (part: Partial<Parameters<typeof allotSends<Send>>[0]> = {}) =>
  allotSends<Send>({
    sends: sends(10),
    limits: [limit()],
    book: createCapacityBook(),
    now,
    gapUntil: 0,
    gap: 0,
    gapJitter: 0,
    jitterOf: () => 0,
    pausedUntil: null,
    ...part,
  });

describe("allotSends", () => {
  test("gives what is left of the day's cap, and is free again on the next day", () => {
    expect(allot({ limits: [limit({ left: 3 })] })).toEqual({
      going: sends(3),
      held: [],
      gapUntil: now,
      nextFreeAt: nextDayAt,
      blockedBy: "sender-cap",
    });
  });

  test("gives all that is wanted while the cap is not reached", () => {
    expect(allot({ sends: sends(4) })).toMatchObject({
      going: sends(4),
      nextFreeAt: now,
      blockedBy: null,
    });
  });

  test("sends one at a time under a gap, and is free again at its end", () => {
    const spaced = { gap: MINUTE, gapJitter: MINUTE };
    expect(allot(spaced)).toMatchObject({
      going: sends(1),
      gapUntil: now + MINUTE,
      nextFreeAt: now + MINUTE,
    });
    expect(allot({ ...spaced, jitterOf: () => 0.5 }).nextFreeAt).toBe(now + 1.5 * MINUTE);
  });

  test("seeds the gap by the send that goes, not by one that is held before it", () => {
    const full = limit({ scope: "campaign:a", left: 0, reason: "campaign-cap" });
    const wanted = [
      { id: 1, limits: [full] },
      { id: 2, limits: [] },
    ];
    const seeds: number[] = [];
    const jitterOf = ({ id }: Send) => {
      seeds.push(id);
      return 0;
    };
    const { going } = allot({ sends: wanted, gap: MINUTE, gapJitter: MINUTE, jitterOf });
    expect([going.map(({ id }) => id), seeds]).toEqual([[2], [2]]);
  });

  test("sends nothing inside the gap, and does not count the gap as a reason", () => {
    const gapUntil = now + 1;
    expect(allot({ gapUntil })).toEqual({
      going: [],
      held: [],
      gapUntil,
      nextFreeAt: gapUntil,
      blockedBy: null,
    });
    expect(allot({ gapUntil: now }).going).toHaveLength(10);
  });

  test("means paused by a cap of 0: nothing goes, today or on any day", () => {
    expect(allot({ limits: [limit({ left: 0, cap: 0 })] })).toMatchObject({
      going: [],
      nextFreeAt: nextDayAt,
      blockedBy: "sender-cap",
    });
  });

  test("sends nothing over a cap that was lowered below what went already", () => {
    expect(allot({ limits: [limit({ left: -10 })] })).toMatchObject({
      going: [],
      blockedBy: "sender-cap",
    });
  });

  test("is not free at midnight while the gap of the day's last message runs", () => {
    expect(allot({ now: nextDayAt - 1, gap: MINUTE, limits: [limit({ left: 1 })] })).toMatchObject({
      going: sends(1),
      nextFreeAt: nextDayAt - 1 + MINUTE,
      blockedBy: "sender-cap",
    });
  });

  test("sends nothing under a hold, and names it before the cap", () => {
    const pausedUntil = now + 5 * MINUTE;
    expect(allot({ pausedUntil, limits: [limit({ left: 0 })] })).toMatchObject({
      going: [],
      nextFreeAt: pausedUntil,
      blockedBy: "sender-paused",
    });
  });

  test("is free when the last of the limits that are met is, and names that one", () => {
    const shared = [
      limit({ left: 2 }),
      limit({ scope: "tenant", left: 2, reason: "tenant-cap", freeAt: nextDayAt + MINUTE }),
      limit({ scope: "domain:acme.example", left: 3, reason: "domain-cap", freeAt: nextDayAt * 2 }),
    ];
    expect(allot({ limits: shared })).toMatchObject({
      going: sends(2),
      nextFreeAt: nextDayAt + MINUTE,
      blockedBy: "tenant-cap",
    });
  });

  test("holds what meets a limit of its own, and lets those behind it go", () => {
    const own = limit({ scope: "campaign:a", left: 1, reason: "campaign-cap" });
    const wanted = [own, own, null].map((each, id) => ({ id, limits: each ? [each] : [] }));
    const { going, held, blockedBy } = allot({ sends: wanted });
    expect(going.map(({ id }) => id)).toEqual([0, 2]);
    expect(held).toEqual([{ send: wanted[1], by: own }]);
    expect(blockedBy).toBeNull();
  });

  test("lets the queues of one batch share what is left, in their order", () => {
    const book = createCapacityBook();
    const tenant = limit({ scope: "tenant", left: 7, reason: "tenant-cap" });
    const [ada, bea] = ["ada", "bea"].map((name) =>
      allot({ sends: sends(5), limits: [limit({ scope: `sender:${name}` }), tenant], book }),
    );
    expect([ada?.going.length, bea?.going.length]).toEqual([5, 2]);
    expect([ada?.blockedBy, bea?.blockedBy]).toEqual([null, "tenant-cap"]);
  });
});

const scopes = ["tenant", "domain:a", "campaign:a", "campaign:b", "recipient:x", "recipient:y"];
const reasons: readonly CapReason[] = ["tenant-cap", "domain-cap", "campaign-cap", "domain-rate"];

/** A batch of queues that share some limits. */
const arbitraryBatch = fc
  .record({
    left: fc.array(fc.integer({ min: -2, max: 8 }), { minLength: 6, maxLength: 6 }),
    freeIn: fc.array(fc.integer({ min: 1, max: 100 }), { minLength: 6, maxLength: 6 }),
    queues: fc.array(
      fc.record({
        left: fc.integer({ min: -1, max: 10 }),
        gap: fc.constantFrom(0, 0, MINUTE),
        gapUntil: fc.constantFrom(0, now, now + 1),
        pausedUntil: fc.constantFrom(null, null, null, now + MINUTE),
        wide: fc.subarray([0, 1]),
        sends: fc.array(fc.subarray([2, 3, 4, 5]), { maxLength: 12 }),
      }),
      { minLength: 1, maxLength: 4 },
    ),
  })
  .map(({ left, freeIn, queues }) => {
    const shared = scopes.map((scope, index) =>
      limit({
        scope,
        left: left[index] ?? 0,
        reason: reasons[index % reasons.length] ?? "tenant-cap",
        freeAt: now + (freeIn[index] ?? 1),
      }),
    );
    const pick = (indices: readonly number[]) => indices.flatMap((index) => shared[index] ?? []);
    return {
      shared,
      queues: queues.map((queue, number) => ({
        ...queue,
        limits: [limit({ scope: `sender:${number}`, left: queue.left }), ...pick(queue.wide)],
        sends: queue.sends.map((own, id) => ({ id, limits: pick(own) })),
      })),
    };
  });

const runs = { numRuns: 10_000 };

/** What went, and each queue's answer. */
const play = ({ queues }: { readonly queues: readonly Parameters<typeof allot>[0][] }) => {
  const book = createCapacityBook();
  return queues.map((queue = {}) => ({ queue, answer: allot({ ...queue, book }) }));
};

describe("over any batch", () => {
  test("no limit is passed, of a sender, shared or a send's own", () => {
    fc.assert(
      fc.property(arbitraryBatch, (batch) => {
        const used = new Map<Limit, number>();
        for (const { queue, answer } of play(batch))
          for (const send of answer.going)
            for (const each of [...(queue.limits ?? []), ...send.limits])
              used.set(each, (used.get(each) ?? 0) + 1);
        for (const [each, count] of used) expect(count).toBeLessThanOrEqual(each.left);
      }),
      runs,
    );
  });

  test("sends go in their order, and what is passed over met a limit of its own", () => {
    fc.assert(
      fc.property(arbitraryBatch, (batch) => {
        for (const { queue, answer } of play(batch)) {
          const ids = answer.going.map(({ id }) => id);
          const held = new Set(answer.held.map(({ send }) => send.id));
          const last = ids.at(-1) ?? -1;
          const inOrder = ids.every((id, index) => index === 0 || id > (ids[index - 1] ?? -1));
          const passed = (queue.sends ?? []).filter(({ id }) => id < last && !ids.includes(id));
          const explained = passed.every(({ id }) => held.has(id));
          const ofTheirOwn = answer.held.every(({ send, by }) => send.limits.includes(by));
          const spaced = !queue.gap || ids.length <= 1;
          expect([inOrder, explained, ofTheirOwn, spaced]).not.toContain(false);
        }
      }),
      runs,
    );
  });

  test("something goes where everything allows it, and who sends nothing is told until when", () => {
    fc.assert(
      fc.property(arbitraryBatch, (batch) => {
        const [first] = play(batch);
        if (!first) return;
        const { queue, answer } = first;
        const free = queue.pausedUntil === null && (queue.gapUntil ?? 0) <= now;
        const open = (queue.limits ?? []).every(({ left }) => left > 0);
        const allowed = (queue.sends ?? []).some(({ limits }) =>
          limits.every(({ left }) => left > 0),
        );
        if (free && open && allowed) expect(answer.going.length).toBeGreaterThan(0);
        if (!free || !open) {
          expect(answer.going).toEqual([]);
          expect(answer.nextFreeAt).toBeGreaterThan(now);
        }
        expect(answer.nextFreeAt).toBeGreaterThanOrEqual(answer.gapUntil);
        expect(answer.gapUntil).toBeGreaterThanOrEqual(queue.gapUntil ?? 0);
      }),
      runs,
    );
  });

  test("a whole day of looks sends the cap and no more, never closer than the gap", () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 60 }),
        fc.integer({ min: 1, max: 20 * MINUTE }),
        fc.array(fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true }), { minLength: 1 }),
        (cap, gap, jitters) => {
          const sentAt: number[] = [];
          let time = now;
          let gapUntil = 0;
          for (let look = 0; time < nextDayAt; look += 1) {
            const answer = allot({
              now: time,
              gapUntil,
              gap,
              gapJitter: MINUTE,
              limits: [limit({ left: cap - sentAt.length, cap })],
              jitterOf: () => jitters[look % jitters.length] ?? 0,
            });
            if (answer.going.length > 0) sentAt.push(time);
            gapUntil = answer.gapUntil;
            expect(answer.nextFreeAt).toBeGreaterThan(time);
            time = answer.nextFreeAt;
          }
          expect(sentAt.length).toBeLessThanOrEqual(cap);
          const gaps = sentAt.slice(1).map((at, index) => at - (sentAt[index] ?? 0));
          for (const between of gaps) expect(between).toBeGreaterThanOrEqual(gap);
        },
      ),
    );
  });
});
