import type { SqlExecutor, StoreSession } from "@outreachkit/core/plugin";
import { sampleRecords as sample } from "@outreachkit/sql/test-support";
import { afterAll, beforeAll, expect, test } from "vitest";
import { createSqliteStore } from "./create-sqlite-store.ts";

const { tenantId } = sample;
const store = createSqliteStore({ path: ":memory:", now: () => 0 });
beforeAll(() => store.migrate());
afterAll(() => store.close());

/** The plans of all statements that `work` runs. */
const planOf = (work: (session: StoreSession) => Promise<unknown>): Promise<string> =>
  store.hostTransaction(async (transaction) => {
    const steps: string[] = [];
    const explain: SqlExecutor = {
      execute: async (text, parameters) => {
        const plan = await transaction.execute(`explain query plan ${text}`, parameters);
        steps.push(...plan.map(({ detail }) => String(detail)));
        return transaction.execute(text, parameters);
      },
    };
    await store.read(work, { transaction: explain });
    return steps.join("\n");
  });

test("a page of one tenant's log is a range of its index, in order", async () => {
  const plan = await planOf(({ events }) =>
    events.readSettled({ tenantId, after: "0-5", limit: 50 }),
  );
  expect(plan).toMatch(/SEARCH \S*event USING INDEX \S*event_tenant \(tenant_id=\? AND rowid>\?\)/);
});

test("a page of the whole log, and an idle look at subscribers, start behind the cursor", async () => {
  const page = await planOf(({ events }) => events.readSettled({ after: "0-5", limit: 50 }));
  const look = await planOf(({ subscribers }) => subscribers.findDue({ names: ["a"], now: 0 }));
  for (const plan of [page, look])
    expect(plan).toMatch(/SEARCH \S*event USING INTEGER PRIMARY KEY \(rowid>\?\)/);
});

test("what needs a person is found by its own small index", async () => {
  const plan = await planOf(({ messages }) =>
    messages.listDeliveries({ tenantId, states: ["needs-review"], afterId: null, limit: 50 }),
  );
  expect(plan).toMatch(/USING INDEX \S*delivery_attention/);
});
