import { createPostgresStore } from "@outreachkit/adapter-postgres";
import { createOutreach } from "@outreachkit/core";
import pg from "pg";
import { afterAll, expect, inject, test } from "vitest";
import { createRecordingChannel } from "../channel/create-recording-channel.ts";
import { countStatements } from "../test-support/count-statements.ts";
import { prepareTenant } from "./test-support/prepare-tenant.ts";
import { saveOpenCampaign } from "./test-support/save-open-campaign.ts";

const schema = "enroll_filtered";
const pool = new pg.Pool({ connectionString: inject("postgresUrl") });
const counted = countStatements(pool);
const outreach = createOutreach({
  store: createPostgresStore({ pool: counted.pool as pg.Pool, schema }),
  channels: [createRecordingChannel()],
});

afterAll(async () => {
  await outreach.close();
  await pool.query(`drop schema ${schema} cascade`);
  await pool.end();
});

test("a filter enrolls in batches: as many statements for five hundred as for one, and nothing kept", async () => {
  await outreach.migrate();
  const acme = outreach.tenant("acme");
  await prepareTenant(acme);
  const rules = {
    reenroll: "always",
    exclusive: "among-exclusive",
    coolDown: { days: 3 },
  } as const;
  const { id } = await saveOpenCampaign(acme, "wide", rules);
  async function* people(count: number, tag: string) {
    for (let index = 0; index < count; index += 1)
      yield { email: `${tag}-${index}@customer.example`, tags: [tag] };
  }
  await acme.contacts.upsert(people(1, "one"));
  await acme.contacts.upsert(people(1_100, "many"));
  const enroll = async (tag: string, requestKey: string) => {
    const batches: number[] = [];
    counted.texts.length = 0;
    const result = await acme.campaigns.enroll(id, {
      filter: { tags: [tag] },
      requestKey,
      onBatch: (outcomes) => void batches.push(outcomes.length),
    });
    return { batches, result, statements: counted.texts.length };
  };
  await enroll("nobody", "warm-up");
  const one = await enroll("one", "first");
  const many = await enroll("many", "first");
  expect(many.result).toMatchObject({ outcomes: [], enrolled: 1_100 });
  expect(many.batches).toEqual([500, 500, 100]);
  expect(many.statements).toBeLessThanOrEqual(3 * one.statements);
  expect(one.statements).toBeLessThanOrEqual(20);
  const again = await enroll("many", "first");
  expect(again.result).toMatchObject({ enrolled: 0, skipped: { "already-enrolled": 1_100 } });
  const superseding = await enroll("many", "second");
  expect(superseding.result.enrolled).toBe(1_100);
  expect(superseding.statements).toBeLessThanOrEqual(3 * (one.statements + 2));
});
