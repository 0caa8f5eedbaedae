import { createOutreach, type PushChannel, type Tenant } from "@outreachkit/core";
import { exportRowLevelSecurity } from "@outreachkit/sql";
import { tables } from "@outreachkit/sql/test-support";
import pg from "pg";
import { afterAll, beforeAll, describe, expect, inject, it } from "vitest";
import { createPostgresStore } from "../create-postgres-store.ts";
import { fromPg } from "../from-pg.ts";
import { createRoles } from "../test-support/create-roles.ts";

const channel: PushChannel = {
  specificationVersion: "v1",
  name: "none",
  mode: "push",
  kinds: [{ kind: "email", addressType: "email", limits: {}, threads: true }],
  defaults: { dailyCap: 50, gap: {}, gapJitter: {} },
  messageId: "chosen",
  idempotency: { scope: "none", window: {} },
  batchSize: 1,
  timeout: { seconds: 1 },
  send: async ({ members }) => members.map(() => ({ outcome: "sent" })),
};

const schema = "row_level_security";
const url = inject("postgresUrl");
const owner = new pg.Pool({ connectionString: url });
const roles = await createRoles(owner, url);
const security = exportRowLevelSecurity({
  schema,
  hostRoles: [roles.host],
  workerRoles: [roles.worker],
});
const outreach = createOutreach({
  store: createPostgresStore({ pool: roles.workerPool, schema }),
  channels: [channel],
});
const [acme, beta] = [outreach.tenant("acme"), outreach.tenant("beta")];

const fill = async (tenant: Tenant, name: string): Promise<string> => {
  await tenant.settings.update({ timeZone: "UTC", postalAddress: "1 Invented Street" });
  await tenant.senders.upsert([
    { externalId: "ada", channel: "none", name: "Ada", address: `ada@${name}.example` },
  ]);
  const { id } = await tenant.campaigns.save({
    key: "winback",
    senders: [{ externalId: "ada" }],
    approval: "autopilot",
    schedule: { everyDay: "00:00-24:00" },
    checks: { minimumPersonalization: 0 },
    steps: [
      { key: "hook", kind: "email", content: { subject: "Hello", body: "Hello!" } },
      { key: "proof", kind: "email", delay: { days: 3 }, content: { body: "Once more." } },
    ],
  });
  const company = { name: "Customer", domain: `customer-of-${name}.example` };
  await tenant.campaigns.enroll(id, {
    contacts: [{ externalId: "bob", email: `bob@${company.domain}`, company }],
  });
  await tenant.enrichments.upsert([
    { contact: { externalId: "bob" }, stage: "person", data: { role: "buyer" } },
  ]);
  await tenant.suppressions.add([{ address: `eve@${company.domain}` }]);
  await tenant.senders.pause([{ externalId: "ada" }], { why: "by-hand" });
  await tenant.senders.resume([{ externalId: "ada" }], { why: "by-hand" });
  await tenant.contacts.upsert([{ externalId: "carol", email: `carol@${company.domain}` }]);
  await tenant.contacts.pause([{ externalId: "carol" }], { why: "by-hand" });
  await tenant.campaigns.launch(id);
  const calls = await tenant.campaigns.save({
    key: "calls",
    senders: [],
    schedule: { everyDay: "00:00-24:00" },
    audience: { exclusive: "no" },
    steps: [{ key: "call", type: "task", title: "Call them" }],
  });
  await tenant.campaigns.enroll(calls.id, { contacts: [{ externalId: "bob" }] });
  await tenant.campaigns.launch(calls.id);
  return id;
};

/** Runs statements as the host's role, in a transaction for one tenant or for none, and takes it back. */
const asHost = async <Result>(
  tenantId: string | null,
  work: (client: pg.PoolClient) => Promise<Result>,
): Promise<Result> => {
  const client = await roles.hostPool.connect();
  try {
    await client.query("begin");
    if (tenantId !== null)
      await client.query("select set_config('outreach.tenant', $1, true)", [tenantId]);
    return await work(client);
  } finally {
    await client.query("rollback");
    client.release();
  }
};

const owned = Object.entries(tables)
  .filter(([name, columns]) => name === "tenant" || "tenant_id" in columns)
  .map(([name]) => ({ name, tenant: name === "tenant" ? "id" : "tenant_id" }));
const shared = Object.keys(tables).filter((name) => owned.every((table) => table.name !== name));
const changeable = owned.filter(({ name }) => name !== "event");

const countOf = async (client: Pick<pg.ClientBase, "query">, sql: string, values: unknown[] = []) =>
  Number((await client.query<{ count: string }>(sql, values)).rows[0]?.count);

const checksumOf = async (tenantId: string) => {
  const sums: Record<string, string> = {};
  for (const { name, tenant } of owned) {
    const { rows } = await owner.query<{ sum: string }>(
      `select coalesce(md5(string_agg(t::text, '|' order by t::text)), '') as sum
       from ${schema}.${name} t where ${tenant} = $1`,
      [tenantId],
    );
    sums[name] = rows[0]!.sum;
  }
  return sums;
};

let campaignId = "";

beforeAll(async () => {
  await createPostgresStore({ pool: owner, schema }).migrate();
  await owner.query(security);
  campaignId = await fill(acme, "acme");
  await fill(beta, "beta");
  for (let round = 0; round < 10; round++) if (!(await outreach.tick()).more) break;
  await acme.messages.list();
  // What a campaign of this size leaves empty.
  for (const tenant of [acme, beta]) {
    await owner.query(
      `insert into ${schema}.queue_hint (tenant_id, sender_id, due_at, free) values ($1, $1, 1, 0)`,
      [tenant.id],
    );
    await owner.query(
      `insert into ${schema}.breaker
         (tenant_id, id, scope, state, since, missing_sends, complaints, version, created_at)
       values ($1, gen_random_uuid(), 'tenant', 'closed', 0, 0, '[]', 0, 1)`,
      [tenant.id],
    );
    await tenant.signals.record([
      { type: "reply", externalId: "probe", messageIds: ["<unknown@nowhere.example>"] },
    ]);
    const { items } = await tenant.messages.list();
    await owner.query(
      `insert into ${schema}.message_revision
         (tenant_id, message_id, revision, content, content_hash, author, created_at)
       values ($1, $2, 99, '{}', 'x', '{}', 1)`,
      [tenant.id, items[0]!.id],
    );
  }
});

afterAll(async () => {
  await owner.query(`drop schema if exists ${schema} cascade`);
  await roles.drop();
  await owner.end();
});

describe("S22: row-level security, the second wall", () => {
  it("lets the library work as the worker's role, for all tenants", async () => {
    for (const tenant of [acme, beta]) {
      const { items } = await tenant.deliveries.list({ filter: { states: ["sent"] } });
      expect(items.map(({ stepKey }) => stepKey)).toEqual(["hook"]);
    }
  });

  it.each(owned)("shows a host its own tenant's rows of $name only", async ({ name, tenant }) => {
    const sql = `select count(*) from ${schema}.${name}`;
    const mine = await countOf(owner, `${sql} where ${tenant} = $1`, [acme.id]);
    const theirs = await countOf(owner, `${sql} where ${tenant} = $1`, [beta.id]);
    expect([mine > 0, theirs > 0]).toEqual([true, true]);
    expect(await asHost(acme.id, (client) => countOf(client, sql))).toBe(mine);
    expect(
      await asHost(acme.id, (client) => countOf(client, `${sql} where ${tenant} = $1`, [beta.id])),
    ).toBe(0);
  });

  it.each(owned)("shows a host without a tenant no row of $name", async ({ name }) => {
    const sql = `select count(*) from ${schema}.${name}`;
    expect(await asHost(null, (client) => countOf(client, sql))).toBe(0);
    expect(await asHost("", (client) => countOf(client, sql))).toBe(0);
  });

  it.each(changeable)("changes no row of $name for another tenant", async ({ name, tenant }) => {
    const before = await checksumOf(beta.id);
    for (const statement of [
      `update ${schema}.${name} set ${tenant} = ${tenant} where ${tenant} = $1`,
      `delete from ${schema}.${name} where ${tenant} = $1`,
    ]) {
      const changed = await asHost(
        acme.id,
        async (client) => (await client.query(statement, [beta.id])).rowCount,
      );
      expect(changed).toBe(0);
    }
    // Moving a row of its own to the other tenant is no way either.
    const move = `update ${schema}.${name} set ${tenant} = $1`;
    await expect(asHost(acme.id, (client) => client.query(move, [beta.id]))).rejects.toThrow(
      /row-level security/,
    );
    expect(await checksumOf(beta.id)).toEqual(before);
  });

  it.each([
    ["another tenant's", () => acme.id],
    ["anybody's", () => null],
  ])("inserts no row of a tenant under %s setting", async (_whose, setting) => {
    const insert = `insert into ${schema}.hold (tenant_id, id, subject, subject_id, cause, created_at)
      values ($1, gen_random_uuid(), 'contact', gen_random_uuid(), 'manual', 1)`;
    await expect(asHost(setting(), (client) => client.query(insert, [beta.id]))).rejects.toThrow(
      /row-level security/,
    );
  });

  it("takes the tenant from the transaction: it is gone when that ends", async () => {
    const client = await roles.hostPool.connect();
    try {
      await client.query("begin");
      await client.query("select set_config('outreach.tenant', $1, true)", [acme.id]);
      await client.query("commit");
      expect(await countOf(client, `select count(*) from ${schema}.contact`)).toBe(0);
    } finally {
      client.release();
    }
  });

  it("lets nobody of the host change or delete an event", async () => {
    for (const statement of [
      `update ${schema}.event set type = 'x'`,
      `delete from ${schema}.event`,
      `truncate ${schema}.event`,
    ]) {
      await expect(asHost(acme.id, (client) => client.query(statement))).rejects.toThrow(
        /permission denied/,
      );
    }
  });

  it.each(shared)("keeps %s, which is no tenant's, from hosts", async (name) => {
    await expect(
      asHost(acme.id, (client) => client.query(`select * from ${schema}.${name}`)),
    ).rejects.toThrow(/permission denied/);
  });

  it("lets the library work in the host's own transaction for the tenant that is set", async () => {
    const enrolled = await asHost(acme.id, async (client) => {
      const contact = { externalId: "dan", email: "dan@customer-of-acme.example" };
      const transaction = fromPg(client);
      const result = await acme.campaigns.enroll(campaignId, { contacts: [contact], transaction });
      await acme.suppressions.add([{ address: "frank@nowhere.example" }], { transaction });
      return result.enrolled;
    });
    expect(enrolled).toBe(1);
  });

  it("refuses the library's own work for a tenant that is not the one set", async () => {
    const before = await checksumOf(beta.id);
    const contact = { externalId: "dan", email: "dan@customer-of-beta.example" };
    await expect(
      asHost(acme.id, (client) => beta.contacts.upsert([contact], { transaction: fromPg(client) })),
    ).rejects.toThrow(/row-level security/);
    expect(await checksumOf(beta.id)).toEqual(before);
  });

  it("may be applied again, and again after an upgrade", async () => {
    await owner.query(security);
    expect(
      await asHost(acme.id, (client) => countOf(client, `select count(*) from ${schema}.tenant`)),
    ).toBe(1);
  });

  it.each([
    ["a superuser", async () => new URL(url).username],
    [
      "a member of the worker's role",
      async () => {
        await owner.query(`create role member_of_${roles.worker} in role ${roles.worker}`);
        return `member_of_${roles.worker}`;
      },
    ],
  ])("refuses %s as a host's role, as no policy would limit it", async (_what, name) => {
    const hostRole = await name();
    const text = exportRowLevelSecurity({
      schema,
      hostRoles: [hostRole],
      workerRoles: [roles.worker],
    });
    try {
      await expect(owner.query(text)).rejects.toThrow(`would not limit the role ${hostRole}`);
    } finally {
      await owner.query(`drop role if exists member_of_${roles.worker}`);
    }
  });
});
