import { storeConformance } from "@outreachkit/conformance";
import {
  findUncheckedFiles,
  findUnusedExemptions,
  forgetStatements,
} from "@outreachkit/tenant-check";
import pg from "pg";
import { afterAll, describe, expect, inject, it } from "vitest";
import { createStoreUnderTest } from "./test-support/create-store-under-test.ts";

forgetStatements();
const pool = new pg.Pool({ connectionString: inject("postgresUrl"), max: 30 });
afterAll(() => pool.end());

storeConformance({ runner: { describe, it }, create: () => createStoreUnderTest(pool) });

// Last: it is about everything that ran before.
describe("S22: the check of tenants, which is on in every test", () => {
  it("has seen a statement of every file that defines one", async () => {
    expect(await findUncheckedFiles()).toEqual([]);
  });

  it("needed each of its exemptions", () => {
    expect(findUnusedExemptions("postgres")).toEqual([]);
  });
});
