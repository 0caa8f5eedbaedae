import { DatabaseSync, type StatementSync } from "node:sqlite";
import { v7 } from "uuid";
import type { CreateContestant } from "../../contestants/contestant.ts";
import { countByScope } from "./count-by-scope.ts";
import type { DueRow } from "./due-row.ts";
import { type PreparedStep, prepareStep } from "./prepare-step.ts";
import { sqliteStatements } from "./sqlite-statements.ts";
import { stepEvents } from "./step-events.ts";

const LEASE = 5 * 60_000;
const FOLLOW_UP = 3 * 24 * 60 * 60_000;

/** As the store sets them, so that only the work differs. */
const settings = [
  "pragma journal_mode = wal",
  "pragma synchronous = normal",
  "pragma foreign_keys = on",
  "pragma wal_autocheckpoint = 16000",
  "pragma cache_size = -65536",
];

/** The hand-written loop on node:sqlite: the full row work of our step, two transactions a batch. */
export const create: CreateContestant = async ({ path }) => {
  const database = new DatabaseSync(String(path));
  for (const setting of settings) database.exec(setting);
  const statements = Object.fromEntries(
    Object.entries(sqliteStatements).map(([name, sql]) => [name, database.prepare(sql)]),
  ) as Record<keyof typeof sqliteStatements, StatementSync>;

  const claim = (leaseId: string, now: number): readonly PreparedStep[] => {
    const period = new Date(now).toISOString().slice(0, 10);
    database.exec("begin immediate");
    const steps = statements.find.all(now).map((row) => prepareStep(row as unknown as DueRow, now));
    statements.lease.run(leaseId, now + LEASE, now);
    for (const step of steps) {
      const { row, deliveryId } = step;
      statements.delivery.run(
        row.tenant_id,
        deliveryId,
        row.message_id,
        row.id,
        row.campaign_id,
        row.contact_id,
        row.sender_id,
        row.step_key,
        row.kind,
        step.envelope,
        row.content_hash,
        step.payloadHash,
        step.requestKey,
        leaseId,
        now,
        now,
        step.messageIdHeader,
        step.scope,
        period,
      );
      statements.mark.run(deliveryId, row.tenant_id, row.id);
    }
    for (const { tenantId, scope, count } of countByScope(steps)) {
      statements.bucket.run(tenantId, scope, period, count);
    }
    database.exec("commit");
    return steps;
  };

  const settle = (leaseId: string, steps: readonly PreparedStep[], claimed: number) => {
    const now = Date.now();
    const dueAt = claimed + FOLLOW_UP;
    const instants = {
      claimedAt: new Date(claimed).toISOString(),
      dueAt: new Date(dueAt).toISOString(),
    };
    database.exec("begin immediate");
    for (const step of steps) {
      const { row, deliveryId } = step;
      statements.sent.run(claimed, row.tenant_id, deliveryId);
      statements.moved.run(dueAt, claimed, row.tenant_id, row.id, deliveryId);
      for (const event of stepEvents(step, instants)) {
        const { tenantId, id, type, entity, entityId, version, data } = event;
        statements.event.run(tenantId, id, type, entity, entityId, version, now, data);
      }
    }
    statements.release.run(leaseId);
    database.exec("commit");
  };

  return {
    async run(wanted) {
      let sent = 0;
      while (sent < wanted) {
        const leaseId = v7();
        const now = Date.now();
        const steps = claim(leaseId, now);
        if (steps.length === 0) break;
        await Promise.all(steps.map(async () => ({ outcome: "sent" })));
        settle(leaseId, steps, now);
        sent += steps.length;
      }
      return sent;
    },
    close: async () => database.close(),
  };
};
