import pg from "pg";
import { v7 } from "uuid";
import type { CreateContestant } from "../../contestants/contestant.ts";
import { countByScope } from "./count-by-scope.ts";
import type { DueRow } from "./due-row.ts";
import { postgresStatements } from "./postgres-statements.ts";
import { prepareStep, type PreparedStep } from "./prepare-step.ts";
import { stepEvents } from "./step-events.ts";

const LEASE = 5 * 60_000;
const FOLLOW_UP = 3 * 24 * 60 * 60_000;

/**
 * The loop that somebody would write by hand: the full row work of our step in two commits a batch,
 * and none of what only the library offers (queues, gaps, wake-ups, guards beyond suppression).
 */
export const create: CreateContestant = async ({ url, batchSize = 100 }) => {
  const client = new pg.Client({ connectionString: String(url) });
  await client.connect();
  const statements = postgresStatements(Number(batchSize));

  const claim = async (leaseId: string, now: number): Promise<readonly PreparedStep[]> => {
    await client.query("begin");
    const { rows } = await client.query<DueRow>({ ...statements.find, values: [now] });
    const steps = rows.map((row) => prepareStep(row, now));
    if (steps.length > 0) {
      const scopes = countByScope(steps);
      await client.query({
        ...statements.claim,
        values: [
          leaseId,
          now + LEASE,
          now,
          ...claimColumns(steps),
          new Date(now).toISOString().slice(0, 10),
          scopes.map(({ tenantId }) => tenantId),
          scopes.map(({ scope }) => scope),
          scopes.map(({ count }) => count),
        ],
      });
    }
    await client.query("commit");
    return steps;
  };

  const settle = async (leaseId: string, steps: readonly PreparedStep[], claimed: number) => {
    const now = Date.now();
    const dueAt = claimed + FOLLOW_UP;
    const instants = {
      claimedAt: new Date(claimed).toISOString(),
      dueAt: new Date(dueAt).toISOString(),
    };
    const events = steps.flatMap((step) => stepEvents(step, instants));
    // One statement is one transaction: no begin, no commit to wait for.
    await client.query({
      ...statements.settle,
      values: [
        leaseId,
        claimed,
        steps.map(({ row }) => row.tenant_id),
        steps.map(({ deliveryId }) => deliveryId),
        steps.map(({ row }) => row.id),
        dueAt,
        now,
        events.map(({ tenantId }) => tenantId),
        events.map(({ id }) => id),
        events.map(({ type }) => type),
        events.map(({ entity }) => entity),
        events.map(({ entityId }) => entityId),
        events.map(({ version }) => version),
        events.map(({ data }) => data),
      ],
    });
  };

  return {
    async run(wanted) {
      let sent = 0;
      while (sent < wanted) {
        const leaseId = v7();
        const now = Date.now();
        const steps = await claim(leaseId, now);
        if (steps.length === 0) break;
        await Promise.all(steps.map(() => sendNothing()));
        await settle(leaseId, steps, now);
        sent += steps.length;
      }
      return sent;
    },
    close: () => client.end(),
  };
};

async function sendNothing(): Promise<{ readonly outcome: "sent" }> {
  return { outcome: "sent" };
}

function claimColumns(steps: readonly PreparedStep[]): readonly (readonly string[])[] {
  return [
    steps.map(({ row }) => row.tenant_id),
    steps.map(({ deliveryId }) => deliveryId),
    steps.map(({ row }) => row.message_id),
    steps.map(({ row }) => row.id),
    steps.map(({ row }) => row.campaign_id),
    steps.map(({ row }) => row.contact_id),
    steps.map(({ row }) => row.sender_id),
    steps.map(({ row }) => row.step_key),
    steps.map(({ row }) => row.kind),
    steps.map(({ envelope }) => envelope),
    steps.map(({ row }) => row.content_hash),
    steps.map(({ payloadHash }) => payloadHash),
    steps.map(({ requestKey }) => requestKey),
    steps.map(({ messageIdHeader }) => messageIdHeader),
    steps.map(({ scope }) => scope),
  ];
}
