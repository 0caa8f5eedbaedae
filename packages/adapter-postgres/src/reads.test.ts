import type { Store } from "@outreachkit/core/plugin";
import {
  testDispatchReads,
  testEnrollmentReads,
  testListReads,
  testPeopleReads,
  testQueueReads,
  testReportReads,
} from "@outreachkit/sql/test-support";
import { afterAll, afterEach, beforeAll, beforeEach, describe, inject } from "vitest";
import pg from "pg";
import { createPostgresStore } from "./create-postgres-store.ts";

let pool: pg.Pool;
let store: Store;

beforeAll(() => {
  pool = new pg.Pool({ connectionString: inject("postgresUrl") });
});

beforeEach(async () => {
  await pool.query("drop schema if exists reads cascade");
  store = createPostgresStore({ pool, schema: "reads", now: () => 0 });
  await store.migrate();
});

afterEach(() => store.close());
afterAll(async () => {
  await pool.query("drop schema if exists reads cascade");
  await pool.end();
});

describe("queue", () => {
  testQueueReads(() => store);
});
describe("dispatch", () => {
  testDispatchReads(() => store);
});
describe("enrollments", () => {
  testEnrollmentReads(() => store);
});
describe("campaigns and reports", () => {
  testReportReads(() => store);
});
describe("people", () => {
  testPeopleReads(() => store);
});
describe("tenants, messages and restrictions", () => {
  testListReads(() => store);
});
