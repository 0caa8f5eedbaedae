import { expect, test } from "vitest";
import { isUnavailable } from "./is-unavailable.ts";

const coded = (code: string) => Object.assign(new Error("any"), { code });

test.each([
  ["a refused connection", coded("ECONNREFUSED")],
  ["a connection that failed", coded("08006")],
  ["a server that ends its connections", coded("57P01")],
  ["a server that starts", coded("57P03")],
  ["too many connections", coded("53300")],
  ["a primary that became a standby", coded("25006")],
  ["a broken connection", new Error("Connection terminated unexpectedly")],
  ["a pool without a free connection", new Error("timeout exceeded when trying to connect")],
  ["all addresses of a name", new AggregateError([coded("ECONNREFUSED"), coded("ETIMEDOUT")])],
])("%s passes", (_, error) => {
  expect(isUnavailable(error)).toBe(true);
});

test.each([
  ["a missing table", coded("42P01")],
  ["a missing right", coded("42501")],
  ["a taken key", coded("23505")],
  ["a wrong password", coded("28P01")],
  ["a mistake in a program", new TypeError("Connection terminated unexpectedly, said nobody")],
  ["a mistake among the addresses", new AggregateError([coded("ECONNREFUSED"), new Error("x")])],
  ["a text", "ECONNREFUSED"],
])("%s does not", (_, error) => {
  expect(isUnavailable(error)).toBe(false);
});
