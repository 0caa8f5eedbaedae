import { storeConformance } from "@outreachkit/conformance";
import pg from "pg";
import { afterAll, describe, inject, it } from "vitest";
import { createStoreUnderTest } from "./test-support/create-store-under-test.ts";

const pool = new pg.Pool({ connectionString: inject("postgresUrl"), max: 30 });
afterAll(() => pool.end());

storeConformance({ runner: { describe, it }, create: () => createStoreUnderTest(pool) });
