import fc from "fast-check";
import { afterAll, beforeAll, expect, inject, test } from "vitest";
import { createLog, event, idOf, type Log } from "./test-support/create-log.ts";

let log: Log;
beforeAll(async () => {
  log = await createLog({ url: inject("postgresUrl"), schema: "event_race" });
  await log.pool.query("create table event_race.entity (id integer primary key, version integer)");
});
afterAll(() => log.close());

const ENTITIES = 4;

/** What a writer does: idles with an id of its own, writes of some entities, idles, ends. */
const transactionArbitrary = fc.record({
  idleBefore: fc.nat(3),
  entities: fc.uniqueArray(fc.nat(ENTITIES - 1), { minLength: 1, maxLength: 3 }),
  idleBetween: fc.nat(3),
  fails: fc.integer({ min: 0, max: 9 }).map((number) => number === 0),
});
type Plan = typeof transactionArbitrary extends fc.Arbitrary<infer Value> ? Value : never;

const idle = async (rounds: number) => {
  for (let round = 0; round < rounds; round += 1) await log.pool.query("select 1");
};

/** Commits are taken in order of entity, so that writers wait for each other and never in a ring. */
async function write(plan: Plan, committed: string[]): Promise<void> {
  const writer = await log.begin();
  await writer.query("select pg_current_xact_id()");
  await idle(plan.idleBefore);
  const written: string[] = [];
  for (const entity of plan.entities.toSorted((one, two) => one - two)) {
    const { rows } = (await writer.query(
      `update event_race.entity set version = version + 1 where id = ${entity} returning version`,
    )) as { readonly rows: readonly { readonly version: number }[] };
    const told = event(entity, rows[0]!.version);
    await writer.write(told);
    written.push(told.id);
    await idle(plan.idleBetween);
  }
  if (plan.fails) return await writer.rollback();
  await writer.commit();
  committed.push(...written);
}

test("whatever writers do at once, a reader meets every event once, an entity's by their version", async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.array(transactionArbitrary, { minLength: 4, maxLength: 8 }), {
        minLength: 5,
        maxLength: 6,
      }),
      async (writers) => {
        await log.pool.query("truncate event_race.event, event_race.entity");
        await log.pool.query(
          `insert into event_race.entity select id, 0 from generate_series(0, ${ENTITIES}) id`,
        );
        const committed: string[] = [];
        let running = true;
        const all = Promise.all(
          writers.map(async (plans) => {
            for (const plan of plans) await write(plan, committed);
          }),
        ).finally(() => (running = false));
        const read: { readonly id: string; readonly entityId: string; readonly version: number }[] =
          [];
        let cursor: string | null = null;
        const deadline = performance.now() + 30_000;
        while (running || (read.length < committed.length && performance.now() < deadline)) {
          const page = await log.readSettled(cursor, 5);
          read.push(...page.events);
          cursor = page.end;
        }
        await all;
        expect(read.map(({ id }) => id).toSorted()).toEqual(committed.toSorted());
        for (let entity = 0; entity < ENTITIES; entity += 1) {
          const versions = read
            .filter(({ entityId }) => entityId === idOf(entity))
            .map(({ version }) => version);
          expect(versions).toEqual(versions.map((_, index) => index + 1));
        }
      },
    ),
    { numRuns: 12, seed: 20_260_302, endOnFailure: true },
  );
});
