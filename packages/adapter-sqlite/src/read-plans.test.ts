import type { SqlExecutor, Store, StoreSession } from "@outreachkit/core/plugin";
import { fillStore, sampleRecords as sample } from "@outreachkit/sql/test-support";
import { afterAll, beforeAll, expect, test } from "vitest";
import { createSqliteStore } from "./create-sqlite-store.ts";

const { tenantId, senderId } = sample;
let store: Store;

beforeAll(async () => {
  store = createSqliteStore({ path: ":memory:", now: () => 0 });
  await store.migrate();
  await fillStore(store, { tenant: [sample.tenant()], sender: [sample.sender()] });
});
afterAll(() => store.close());

/** The steps of the plans of all statements that `work` runs. */
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

/** Scans of anything but parameters, constants and what the statement itself made. */
const scans = (plan: string): readonly string[] =>
  plan
    .split("\n")
    .filter((step) => step.startsWith("SCAN "))
    .filter(
      (step) =>
        !/^SCAN (json_each|asked|named|locked_|r$|l$|found|placed|\(subquery|CONSTANT|\d+ CONSTANT)/.test(
          step,
        ),
    );

test("what is due next comes out of indexes, and from the start of the hints", async () => {
  const plan = await planOf(({ queue }) => queue.readAgenda({ now: 1 }));
  expect(plan).toMatch(/SCAN \S*campaign USING INDEX \S*campaign_rescheduling/);
  const named = scans(plan).filter((step) => !/SCAN (b|w|some_hints|one_\w+)$/.test(step));
  expect(named.filter((step) => !/ USING (COVERING )?INDEX /.test(step))).toEqual([]);
});

test("candidates come out of the due index, in its order", async () => {
  const plan = await planOf(({ queue }) =>
    queue.readCandidates({ now: 1, heads: [{ tenantId, senderId, limit: 100 }] }),
  );
  expect(plan).toMatch(
    /SEARCH e USING INDEX \S*enrollment_due \(tenant_id=\? AND sender_id=\? AND campaign_id=\? AND lane=\? AND due_at>\? AND due_at<\?\)/,
  );
  expect(scans(plan)).toEqual([]);
});

test("ready heads come out of the ready index", async () => {
  const plan = await planOf(({ queue }) => queue.readReadyHeads({ now: 1, limit: 100, offset: 0 }));
  expect(plan).toMatch(
    /SEARCH h USING COVERING INDEX \S*queue_head_ready \(band=\? AND ready_at>\? AND ready_at<\?\)/,
  );
  // What was found, and the bands: no table.
  expect(scans(plan).filter((step) => !/SCAN (ranked|h|b|\(subquery-\d+\))$/.test(step))).toEqual(
    [],
  );
});

test("the locks of a claim and the facts read rows by key alone", async () => {
  const key = { tenantId, id: sample.enrollment(11).id };
  const plan = await planOf(async ({ dispatch, enrollments }) => {
    await dispatch.lockForClaim({
      heads: [{ tenantId, senderId, version: 1 }],
      candidates: [{ tenantId, senderId, enrollmentId: key.id }],
    });
    await enrollments.readFacts([key]);
  });
  expect(plan).toMatch(/SEARCH e USING .*\(tenant_id=\? AND id=\?\)/);
  // The enrollments that were asked for, which the statement has read by key.
  expect(scans(plan)).toEqual(["SCAN e"]);
});

test("how far behind the workers are is counted from indexes, and from the start of small tables", async () => {
  const plan = await planOf(({ queue }) => queue.readBacklog({ now: 1, worker: "w" }));
  expect(plan).toMatch(/USING (COVERING )?INDEX \S*delivery_attention/);
  expect(plan).toMatch(/USING (COVERING )?INDEX \S*message_requested/);
  expect(plan).toMatch(/SEARCH h USING COVERING INDEX \S*queue_head_ready/);
  expect(plan).not.toMatch(/SCAN \S*(delivery|message|queue_head|enrollment)(?! USING)/);
});

test("what enrolling asks about contacts is looked up contact by contact", async () => {
  const contactIds = [sample.contact(1).id, sample.contact(2).id];
  const of = { tenantId, campaignId: sample.campaignId, contactIds };
  const plan = await planOf(async ({ enrollments }) => {
    await enrollments.findStandings(of);
    await enrollments.findRequested({ ...of, requestKey: "request" });
    await enrollments.findLastTouches({ tenantId, contactIds });
  });
  expect(plan).toMatch(/enrollment_contact \(tenant_id=\? AND campaign_id=\? AND contact_id=\?\)/);
  expect(plan).toMatch(/enrollment_of_contact \(tenant_id=\? AND contact_id=\?\)/);
  expect(plan).toMatch(/delivery_step \(tenant_id=\? AND enrollment_id=\?\)/);
  expect(scans(plan).filter((step) => !/^SCAN (k|s)$/.test(step))).toEqual([]);
});
