import type { Backlog } from "../../contracts/store/backlog.ts";
import { formatInstant } from "../../model/format-instant.ts";
import { formatOptionalInstant } from "../../model/format-optional-instant.ts";
import { describeError } from "../../telemetry/describe-error.ts";
import type { Engine } from "../engine.ts";
import type { HealthBacklog, HealthOptions, HealthReason, OutreachHealth } from "./health.ts";

const LONGEST_READ = 5_000;
const DEFAULT_MAX_LAG = 5 * 60_000;

/** Recovery looks every poll; a minute is far more than it needs. */
const RECOVERY_PATIENCE = 60_000;

/** How far behind the workers are, in two reads that are bounded in cost and in time. Never rejects. */
export async function readHealth(
  engine: Engine,
  { maxLag = DEFAULT_MAX_LAG }: HealthOptions = {},
): Promise<OutreachHealth> {
  try {
    const { now, backlog } = await withinTime(engine, async () => {
      const at = await engine.clock.now();
      const worker = engine.workerId;
      const read = engine.store.read((session) => session.queue.readBacklog({ now: at, worker }));
      return { now: at, backlog: await read };
    });
    const health = toHealthBacklog(backlog, now);
    const reasons = findReasons({ backlog, health, now, maxLag });
    const status = reasons.length > 0 ? "degraded" : "ok";
    return { status, reasons, at: formatInstant(now), backlog: health };
  } catch (error) {
    const { error: name, code } = describeError(error);
    const reason: HealthReason = {
      code: "database-unavailable",
      error: name,
      ...(code !== undefined && { errorCode: code }),
    };
    return { status: "down", reasons: [reason], at: null, backlog: null };
  }
}

function findReasons(facts: {
  readonly backlog: Backlog;
  readonly health: HealthBacklog;
  readonly now: number;
  readonly maxLag: number;
}): readonly HealthReason[] {
  const { backlog, health, now, maxLag } = facts;
  const reasons: HealthReason[] = [];
  if (health.lagMs > maxLag) reasons.push({ code: "lagging", lagMs: health.lagMs });
  const overdue = backlog.firstLeaseEndsAt === null ? 0 : now - backlog.firstLeaseEndsAt;
  if (overdue > RECOVERY_PATIENCE) reasons.push({ code: "recovery-behind", sinceMs: overdue });
  if (backlog.needsReview > 0) reasons.push({ code: "needs-review", count: backlog.needsReview });
  return reasons;
}

function toHealthBacklog(backlog: Backlog, now: number): HealthBacklog {
  const { oldestReadyAt } = backlog;
  return {
    lagMs: oldestReadyAt === null ? 0 : Math.max(0, now - oldestReadyAt),
    oldestDueAt: formatOptionalInstant(oldestReadyAt),
    inFlight: { all: backlog.claimed, thisWorker: backlog.claimedByWorker },
    hints: backlog.hints,
    toWrite: backlog.requested,
    deadLetters: {
      failed: backlog.failed,
      unknown: backlog.unknown,
      "needs-review": backlog.needsReview,
    },
  };
}

/** A database that takes the question and never answers is away as well. */
async function withinTime<Result>(engine: Engine, read: () => Promise<Result>): Promise<Result> {
  const done = new AbortController();
  const bound = engine.clock.sleep(LONGEST_READ, done.signal).then((): never => {
    throw Object.assign(new Error("The database gave no answer."), { code: "no-answer" });
  });
  try {
    return await Promise.race([read(), bound]);
  } finally {
    bound.catch(() => undefined);
    done.abort("answered");
  }
}
