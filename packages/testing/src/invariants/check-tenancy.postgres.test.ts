import { createPostgresStore } from "@outreachkit/adapter-postgres";
import { createOutreach } from "@outreachkit/core";
import pg from "pg";
import { afterAll, expect, inject, test } from "vitest";
import { createRecordingChannel } from "../channel/create-recording-channel.ts";
import { fillTenant } from "../test-support/fill-tenant.ts";
import { hashRows } from "../test-support/hash-rows.ts";
import { createSeededRandom } from "../time/create-seeded-random.ts";
import { createVirtualClock } from "../time/create-virtual-clock.ts";
import { checkTenancy } from "./check-tenancy.ts";

const schema = "check_tenancy";
const pool = new pg.Pool({ connectionString: inject("postgresUrl") });
afterAll(async () => {
  await pool.query(`drop schema if exists ${schema} cascade`);
  await pool.end();
});

test("S21: every name of another tenant is answered like one that nobody has, on PostgreSQL", async () => {
  const clock = createVirtualClock({ start: "2026-03-02T08:00:00Z" });
  const outreach = createOutreach({
    store: createPostgresStore({ pool, schema, now: clock.now }),
    channels: [createRecordingChannel()],
    clock,
    random: createSeededRandom(1),
  });
  await outreach.migrate();
  const [owner, stranger] = [outreach.tenant("owner"), outreach.tenant("stranger")];
  await fillTenant(owner, "owner");
  await fillTenant(stranger, "stranger");
  for (let round = 0; round < 10; round++) if (!(await outreach.tick()).more) break;
  const fingerprint = () =>
    hashRows(async (sql) => (await pool.query<Record<string, unknown>>(sql)).rows, {
      tenantId: owner.id,
      table: (name) => `${schema}.${name}`,
    });
  expect(await checkTenancy({ owner, stranger, fingerprint })).toEqual([]);
});
