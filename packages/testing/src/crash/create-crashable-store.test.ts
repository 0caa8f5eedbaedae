import { createSqliteStore } from "@outreachkit/adapter-sqlite";
import type { Store, StoreSession } from "@outreachkit/core/plugin";
import { afterEach, beforeEach, expect, test } from "vitest";
import { type CrashableStore, createCrashableStore } from "./create-crashable-store.ts";
import { WorkerCrash } from "./worker-crash.ts";

const id = "018f0000-0000-7000-8000-000000000001";
let store: Store;
let process: CrashableStore;
beforeEach(async () => {
  store = createSqliteStore({ path: ":memory:" });
  await store.migrate();
  process = createCrashableStore(store);
});
afterEach(() => store.close());

const insert = (session: StoreSession) =>
  session.tenants.insertIfAbsent({
    id,
    key: "acme",
    state: "active",
    settings: {},
    version: 1,
    createdAt: 0,
  });
const isStored = async () => (await store.read((session) => session.tenants.get(id))) !== null;

test("every operation is counted by its name, in order", async () => {
  await process.transaction(async (session) => {
    await insert(session);
    await session.apply({});
  });
  await process.read((session) => session.tenants.get(id));
  expect(process.operations).toEqual([
    "transaction.begin",
    "tenants.insertIfAbsent",
    "apply",
    "transaction.commit",
    "tenants.get",
  ]);
});

test.for<[string | number, "crashBefore" | "crashAfter", boolean]>([
  ["transaction.begin", "crashBefore", false],
  ["transaction.begin", "crashAfter", false],
  ["tenants.insertIfAbsent", "crashBefore", false],
  ["tenants.insertIfAbsent", "crashAfter", false],
  [2, "crashAfter", false],
  ["transaction.commit", "crashBefore", false],
  ["transaction.commit", "crashAfter", true],
  [3, "crashAfter", true],
])("a death at %s, %s, leaves what had been committed: %s", async ([point, crash, stored]) => {
  process[crash](point);
  await expect(process.transaction(insert)).rejects.toThrow(WorkerCrash);
  expect(await isStored()).toBe(stored);
});

test("a dead process stays dead, and the store lives on for others", async () => {
  process.kill();
  expect(process.dead).toBe(true);
  for (const call of [
    () => process.now(),
    () => process.ready(),
    () => process.transaction(insert),
    () => process.read((session) => session.tenants.get(id)),
  ])
    await expect((async () => await call())()).rejects.toThrow("The worker died by hand.");
  await process.close();
  const other = createCrashableStore(store);
  await other.transaction(insert);
  expect(await isStored()).toBe(true);
});

test("a death in the middle of a transaction kills the calls after it too", async () => {
  const dying = process.transaction(async (session) => {
    await insert(session);
    process.kill("in the middle");
    await session.apply({});
  });
  await expect(dying).rejects.toThrow("The worker died in the middle.");
  expect(await isStored()).toBe(false);
});
