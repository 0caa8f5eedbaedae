import { expect, test } from "vitest";
import { createTestKit } from "../kit/create-test-kit.ts";
import { bugOptions } from "../test-support/bug-options.ts";
import { createHost } from "../test-support/create-host.ts";
import { fillTenant } from "../test-support/fill-tenant.ts";
import { hashRows, type Query } from "../test-support/hash-rows.ts";
import { checkTenancy } from "./check-tenancy.ts";
import { tenancyProbes } from "./tenancy-probes.ts";

async function probe(bug?: "cross-tenant-read") {
  await using kit = await createTestKit({
    create: createHost(),
    start: "2026-03-02T08:00:00Z",
    tenant: "owner",
    ...bugOptions(bug),
  });
  const stranger = kit.outreach.tenant("stranger");
  await fillTenant(kit.tenant, "owner");
  await fillTenant(stranger, "stranger");
  await kit.settle();
  const query: Query = (sql) => kit.outreach.transaction(({ execute }) => execute(sql, []));
  const table = (name: string) => `outreach_${name}`;
  const fingerprint = () => hashRows(query, { tenantId: kit.tenant.id, table });
  return await checkTenancy({ owner: kit.tenant, stranger, fingerprint });
}

/** They take no name of anything of the tenant's. */
const nameless = [
  "events.follow",
  "settings.get",
  "settings.pause",
  "settings.resume",
  "settings.update",
];

test("S21: every name of another tenant is answered like one that nobody has", async () => {
  expect(await probe()).toEqual([]);
});

test("the bug cross-tenant-read is seen", async () => {
  expect(await probe("cross-tenant-read")).toContainEqual(
    expect.objectContaining({ invariant: 7 }),
  );
});

test("S21: every public method is probed, or takes no name", async () => {
  await using kit = await createTestKit({ create: createHost(), start: "2026-03-02T08:00:00Z" });
  const methods = Object.entries(kit.tenant).flatMap(([group, api]: [string, unknown]) =>
    typeof api === "object" && api !== null
      ? Object.keys(api).map((method) => `${group}.${method}`)
      : [],
  );
  const probed = Object.keys(tenancyProbes).map((name) => name.split(" ")[0] ?? name);
  expect(methods.filter((name) => !probed.includes(name) && !nameless.includes(name))).toEqual([]);
});
