import { createPostgresStore } from "@outreachkit/adapter-postgres";
import { createOutreach } from "@outreachkit/core";
import type { Store } from "@outreachkit/core/plugin";
import pg from "pg";
import { afterAll, expect, inject, test } from "vitest";
import { createRecordingChannel } from "../channel/create-recording-channel.ts";
import { wrapSessions } from "../store/wrap-sessions.ts";
import { createVirtualClock } from "../time/create-virtual-clock.ts";
import { findUncovered } from "./test-support/find-uncovered.ts";
import { foldBeforeTheLock } from "./test-support/fold-before-the-lock.ts";
import { setUpRacer } from "./test-support/set-up-racer.ts";

const pool = new pg.Pool({ connectionString: inject("postgresUrl") });
afterAll(() => pool.end());

type Wrap = (options: {
  readonly schema: string;
  readonly makeReady: () => Promise<void>;
}) => (store: Store) => Store;

/** Somebody becomes ready in the middle of a fold that has nothing else to carry. */
const foldMeanwhile = async (schema: string, wrap: Wrap): Promise<readonly string[]> => {
  const clock = createVirtualClock({ start: "2026-03-02T08:00:00Z" });
  const connect = (change: (store: Store) => Store = (store) => store) =>
    createOutreach({
      store: change(createPostgresStore({ pool, schema, now: clock.now })),
      channels: [createRecordingChannel({ clock })],
      clock,
    });
  const host = connect();
  try {
    await host.migrate();
    const tenant = host.tenant("acme");
    await setUpRacer(tenant, "acme");
    const [campaign] = (await tenant.campaigns.list()).items;
    let enrolled = 0;
    const enroll = async () => {
      const contacts = Array.from({ length: 4 }, () => ({
        externalId: `${(enrolled += 1)}`,
        email: `p${enrolled}@customer.example`,
      }));
      await tenant.campaigns.enroll(campaign!.id, { contacts });
    };
    await enroll();
    for await (const { id } of tenant.enrollments.iterate())
      await tenant.enrollments.stop([id], { why: "by-hand" });
    await connect(wrap({ schema, makeReady: enroll })).tick({ budgetMs: 0 });
    return await findUncovered(pool, { schema, now: clock.now() });
  } finally {
    await pool.query(`drop schema if exists ${schema} cascade`);
  }
};

test("what becomes ready while a head is folded stays covered", async () => {
  const right: Wrap =
    ({ makeReady }) =>
    (store) =>
      wrapSessions(store, (session) => ({
        ...session,
        queue: {
          ...session.queue,
          async foldHints(heads) {
            await makeReady();
            await session.queue.foldHints(heads);
            await makeReady();
          },
        },
      }));
  expect(await foldMeanwhile("fold_right", right)).toEqual([]);
});

test("a fold that computes next due before it holds the head is caught by the coverage query", async () => {
  const wrong: Wrap = ({ schema, makeReady }) => foldBeforeTheLock(schema, pool, makeReady);
  expect(await foldMeanwhile("fold_wrong", wrong)).not.toEqual([]);
});
