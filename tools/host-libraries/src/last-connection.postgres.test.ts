import { createPostgresStore, fromPg } from "@outreachkit/adapter-postgres";
import { createOutreach } from "@outreachkit/core";
import pg from "pg";
import { afterAll, expect, inject, test } from "vitest";
import { createScene } from "./test-support/create-scene.ts";
import { noChannel } from "./test-support/no-channel.ts";

const connectionString = inject("postgresUrl");
const schema = "last_connection";
const pool = new pg.Pool({ connectionString, max: 1 });
afterAll(async () => {
  await pool.query(`drop schema ${schema} cascade`);
  await pool.end();
});

test("inside the host's transaction nothing needs a second connection, not even the first call", async () => {
  const scene = await createScene(createPostgresStore({ connectionString, schema }));
  // A process that has read nothing yet, on the pool whose only connection the host holds.
  const store = createPostgresStore({ pool, schema, timeouts: { connect: { seconds: 1 } } });
  const fresh = createOutreach({ store, channels: [noChannel] });
  const client = await pool.connect();
  try {
    await client.query("begin");
    await scene.writeAll(fromPg(client), fresh.tenant("acme"));
    await client.query("commit");
  } finally {
    client.release();
  }
  expect(await scene.look()).toMatchObject({ enrollments: 2, approval: "approved" });
  await scene.outreach.close();
});
