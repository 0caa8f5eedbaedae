import { breakerScopes } from "../../capacity/breaker-scopes.ts";
import { breakerState } from "../../capacity/breaker-state.ts";
import { countMissingSends } from "../../capacity/count-missing-sends.ts";
import { type BreakerVerdict, judgeBreaker } from "../../capacity/judge-breaker.ts";
import {
  type ResolvedBreakerLimits,
  resolveBreakerLimits,
} from "../../capacity/resolve-breaker-limits.ts";
import type {
  BreakerScopeKey,
  BreakerWindow,
  LockedBreaker,
} from "../../contracts/store/breaker-store.ts";
import type { BreakerRecord } from "../../contracts/store/records/breaker-record.ts";
import type { StoreSession } from "../../contracts/store/store-session.ts";
import { systemActor } from "../../model/actor.ts";
import type { JsonObject } from "../../model/json.ts";
import { type Changes, createChanges, type JudgedSend } from "../changes/create-changes.ts";
import { moveBreaker, warnOfBreaker } from "../changes/move-breaker.ts";
import { scopesOfDelivery } from "./scopes-of-delivery.ts";
import { wakeScope } from "./wake-scope.ts";

interface Judged {
  readonly key: BreakerScopeKey;
  readonly row: BreakerRecord;
  readonly limits: ResolvedBreakerLimits;
}

/**
 * Judges the breakers of all sends that a transaction recorded something about, after it wrote that:
 * each is locked first, so that of two bounces at once the second counts both. A claim never comes
 * here, and a settlement only where something bounced or was sent while half-open: the statements are
 * few and the same whatever the number. Gives what it stopped.
 */
export async function judgeBreakers(
  session: StoreSession,
  changes: Pick<Changes, "judging" | "now" | "newId">,
): Promise<readonly BreakerScopeKey[]> {
  if (changes.judging.length === 0) return [];
  const { now, newId } = changes;
  const asked = sendsByScope(changes.judging);
  const judging = createChanges({ now, actor: systemActor, newId });
  const locked = await session.breakers.lock(
    asked.map(({ key }) => ({ ...key, id: newId(), now })),
  );
  const judged = locked.flatMap((one, index): readonly Judged[] => {
    const { key, sends } = asked[index]!;
    const limits = limitsOf(one);
    const row = withComplaints(judging, { row: probe(judging, one.breaker), sends, limits });
    return row.state === "open" || row.state === "paused" ? [] : [{ key, row, limits }];
  });
  const windows = await session.breakers.readWindows(
    judged.map(({ key, row, limits }) => ({
      ...key,
      since: row.since,
      lastSends: limits.bounces?.lastSends ?? 100,
      complaintSends: complaintWindow(row, limits),
    })),
  );
  const tripped = judged.filter((one, index) => {
    const window = windows[index]!;
    return decide(judging, {
      ...one,
      window,
      verdict: judgeBreaker({ ...one, breaker: one.row, window, now }),
    });
  });
  await session.apply(judging.toChangeSet());
  return tripped.map(({ key }) => key);
}

/** Each scope once, with the sends it is judged for. */
function sendsByScope(judging: readonly JudgedSend[]) {
  const asked = new Map<string, { readonly key: BreakerScopeKey; readonly sends: JudgedSend[] }>();
  for (const send of judging) {
    const { tenantId } = send.delivery;
    for (const scope of send.scopes ?? scopesOfDelivery(send.delivery)) {
      const name = `${tenantId} ${scope}`;
      const one = asked.get(name) ?? { key: breakerScopes.keyOf(tenantId, scope), sends: [] };
      one.sends.push(send);
      asked.set(name, one);
    }
  }
  return [...asked.values()];
}

function limitsOf({ ofTenant, ofCampaign }: LockedBreaker): ResolvedBreakerLimits {
  return resolveBreakerLimits(ofTenant, ofCampaign);
}

/** Its time open is over: what it sent since is all that counts. */
function probe(changes: Changes, row: BreakerRecord): BreakerRecord {
  if (row.state !== "open" || breakerState(row, changes.now) === "open") return row;
  const since = row.until ?? changes.now;
  return moveBreaker(changes, { row, event: "probe", patch: { since, complaints: [] } });
}

/** A complaint about what was sent before its time counts no more. */
function withComplaints(
  changes: Changes,
  {
    row,
    sends,
    limits,
  }: {
    readonly row: BreakerRecord;
    readonly sends: readonly JudgedSend[];
    readonly limits: ResolvedBreakerLimits;
  },
): BreakerRecord {
  const found = sends.flatMap(({ delivery, complainedAt }) =>
    complainedAt !== null && (delivery.claimedAt ?? 0) >= row.since ? [complainedAt] : [],
  );
  if (found.length === 0 || limits.complaints === null) return row;
  const complaints = [...row.complaints, ...found]
    .toSorted((one, other) => one - other)
    .slice(-limits.complaints.count);
  const next = { ...row, complaints };
  changes.breakers.set(row, next);
  return next;
}

/** The wider window is read only where there were complaints enough to be over the rate of it. */
function complaintWindow(
  { complaints }: BreakerRecord,
  { complaints: limits }: ResolvedBreakerLimits,
): number {
  if (limits === null) return 0;
  const { count, percent, lastSends } = limits;
  const least = Math.floor((percent * lastSends) / 100) + 1;
  // No more than `count` are kept.
  return complaints.length >= Math.min(count, least) ? lastSends : 0;
}

/** True where it stops its scope. */
function decide(
  changes: Changes,
  options: Judged & { readonly window: BreakerWindow; readonly verdict: BreakerVerdict },
): boolean {
  const { key, row, limits, window, verdict } = options;
  switch (verdict.verdict) {
    case "none":
      watch(changes, options);
      return false;
    case "warn":
      watch(changes, options);
      warnOfBreaker(changes, row, toldOf(verdict.rule, options));
      return false;
    case "close":
      moveBreaker(changes, { row, event: "close", data: { sends: window.sends } });
      wakeScope(changes, key);
      return false;
    case "trip": {
      const until = row.state === "closed" ? changes.now + limits.openFor : null;
      const data = toldOf(verdict.rule, options);
      moveBreaker(changes, { row, event: "trip", patch: { until }, data });
      return true;
    }
  }
}

/** A closed breaker with too many bounces for the sends that are still missing: those are judged too. */
function watch(
  changes: Changes,
  { row, window, limits }: Judged & { readonly window: BreakerWindow },
): void {
  const from = changes.breakers.current(row);
  const missingSends = row.state === "closed" ? countMissingSends(window, limits) : 0;
  if (missingSends !== from.missingSends) changes.breakers.set(row, { ...from, missingSends });
}

function toldOf(rule: string, { row, window }: Judged & { window: BreakerWindow }): JsonObject {
  const { sends, bounced } = window;
  return { rule, sends, bounced, complaints: row.complaints.length };
}
