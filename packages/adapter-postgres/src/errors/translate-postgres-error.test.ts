import { inspect } from "node:util";
import { NotFoundError } from "@outreachkit/core";
import { expect, test } from "vitest";
import { translatePostgresError } from "./translate-postgres-error.ts";

const canary = "canary@beta.example";
const translate = (error: unknown, committing = false) =>
  translatePostgresError(error, { schema: "outreach", committing });
/** As pg gives it: the message and the detail may hold what a statement bound. */
const serverError = (code: string, more: object = {}) =>
  Object.assign(new Error(`something about ${canary}`), {
    code,
    severity: "ERROR",
    detail: `Key (email)=(${canary}) already exists.`,
    ...more,
  });

test.each([
  ["40001", "write-conflict"],
  ["40P01", "write-conflict"],
  ["55P03", "write-conflict"],
  ["23505", "write-conflict"],
  ["08006", "database-unavailable"],
  ["25006", "database-unavailable"],
  ["25P03", "database-unavailable"],
  ["28P01", "database-unavailable"],
  ["3D000", "database-unavailable"],
  ["53300", "database-unavailable"],
  ["57014", "database-unavailable"],
  ["57P01", "database-unavailable"],
  ["57P03", "database-unavailable"],
  ["EPIPE", "database-unavailable"],
  ["ECONNREFUSED", "database-unavailable"],
  ["22P02", "database-error"],
  ["23502", "database-error"],
])("%s is a %s, and repeats nothing that a statement bound", (code, expected) => {
  const error = translate(serverError(code));
  expect(error).toMatchObject({ code: expected });
  expect(inspect(error, { depth: 10, showHidden: true })).not.toContain(canary);
});

test("a taken key names its table", () => {
  expect(translate(serverError("23505", { table: "contact" }))).toMatchObject({ part: "contact" });
});

test.each([
  [
    "Drizzle",
    Object.assign(new Error(`Failed query: x params: ${canary}`), { cause: serverError("40001") }),
  ],
  [
    "Prisma",
    Object.assign(new Error(canary), {
      code: "P2010",
      meta: { driverAdapterError: { cause: { originalCode: "40001", originalMessage: canary } } },
    }),
  ],
  ["Knex", serverError("40001", { message: `select '${canary}' - could not serialize access` })],
])("what %s makes of the database's error is recognized", (_, wrapped) => {
  const error = translate(wrapped);
  expect(error).toMatchObject({ code: "write-conflict" });
  expect(inspect(error, { depth: 10, showHidden: true })).not.toContain(canary);
});

test("of a statement that Knex put into a message only the database's words are kept", () => {
  const message = `select '${canary}' - column "x" does not exist`;
  expect(translate(serverError("42703", { message }))).toMatchObject({
    message: 'The database refused a statement (42703): column "x" does not exist.',
  });
});

test.each([
  "Connection terminated unexpectedly",
  "Query read timeout",
  "timeout exceeded when trying to connect",
  "Client has encountered a connection error and is not queryable",
])("pg's own %j is an absence of the database", (message) => {
  expect(translate(new Error(message))).toMatchObject({
    code: "database-unavailable",
    mayHaveCommitted: false,
  });
  expect(translate(new Error(message), true)).toMatchObject({ mayHaveCommitted: true });
});

test("several refused addresses of one host are one absence", () => {
  const refused = Object.assign(new Error("connect"), { code: "ECONNREFUSED" });
  const error = translate(new AggregateError([refused], ""));
  expect(error).toMatchObject({ code: "database-unavailable", reason: "ECONNREFUSED" });
});

test("what is not the database's stays what it is", () => {
  for (const error of [
    new TypeError("undefined is not a function"),
    new NotFoundError({ entity: "contact", reference: "x" }),
    Object.assign(new Error("no such file"), { code: "ENOENT" }),
    "text",
    null,
  ]) {
    expect(translate(error)).toBe(error);
  }
});
