import type { Store } from "@outreachkit/core/plugin";
import {
  testDispatchReads,
  testEnrollmentReads,
  testListReads,
  testPeopleReads,
  testQueueReads,
  testReportReads,
} from "@outreachkit/sql/test-support";
import { afterEach, beforeEach, describe } from "vitest";
import { createSqliteStore } from "./create-sqlite-store.ts";

let store: Store;

beforeEach(async () => {
  store = createSqliteStore({ path: ":memory:", now: () => 0 });
  await store.migrate();
});

afterEach(() => store.close());

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
