import { Client } from "pg";
import { afterAll, beforeAll, expect, inject, it } from "vitest";
import { runInFolder } from "./test-support/run-in-folder.ts";

const name = `quickstart_${process.pid}`;
const contacts = `Email,First Name\n${Array.from({ length: 6 }, (_, index) => `p${index}@c.test,P${index}`).join("\n")}`;

async function onServer(statement: string): Promise<void> {
  const client = new Client({ connectionString: inject("postgresUrl") });
  await client.connect();
  await client.query(statement);
  await client.end();
}

beforeAll(async () => {
  await onServer(`drop database if exists ${name}`);
  await onServer(`create database ${name}`);
});

afterAll(() => onServer(`drop database ${name}`));

it("runs the same on PostgreSQL as on SQLite, event for event", async () => {
  const url = new URL(inject("postgresUrl"));
  url.pathname = `/${name}`;
  const sqlite = await runInFolder(["--json", "--days", "9"], { contacts });
  const database = ["--database", url.href];
  const postgres = await runInFolder(["--json", "--days", "9", ...database], { contacts });
  expect(postgres.stderr).toContain("Yes. Held against");
  expect(postgres.exitCode).toBe(0);
  expect(postgres.json()).toEqual(sqlite.json());
});
