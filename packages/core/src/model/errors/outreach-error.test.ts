import { describe, expect, test } from "vitest";
import { DatabaseError } from "./database-error.ts";
import { DatabaseUnavailableError } from "./database-unavailable-error.ts";
import { DeliveryOpenError } from "./delivery-open-error.ts";
import { InvalidInputError } from "./invalid-input-error.ts";
import { MissingRightError } from "./missing-right-error.ts";
import { NestedTransactionError } from "./nested-transaction-error.ts";
import { NotFoundError } from "./not-found-error.ts";
import { NotReadyError } from "./not-ready-error.ts";
import { NotSupportedError } from "./not-supported-error.ts";
import { OutreachError } from "./outreach-error.ts";
import { SchemaVersionError } from "./schema-version-error.ts";
import { StaleContentError } from "./stale-content-error.ts";
import { TransitionError } from "./transition-error.ts";
import { UnapprovableError } from "./unapprovable-error.ts";
import { WriteConflictError } from "./write-conflict-error.ts";

const problem = { path: "email", code: "malformed-address", message: "is not an address" };

/** Each error with its stable code, the value that its message must name, and the remedy. */
const errors: readonly (readonly [string, OutreachError, readonly string[], RegExp])[] = [
  [
    "database-error",
    new DatabaseError({ databaseCode: "42P01", detail: "there is no table; run migrate()." }),
    ["42P01"],
    /run migrate/,
  ],
  [
    "database-unavailable",
    new DatabaseUnavailableError({ reason: "ECONNREFUSED", detail: "Nobody listens." }),
    ["ECONNREFUSED", "Nobody listens."],
    /Try again/,
  ],
  [
    "delivery-open",
    new DeliveryOpenError({ messageId: "m-1", deliveryState: "unknown" }),
    ["m-1", '"unknown"'],
    /Wait for the outcome/,
  ],
  [
    "invalid-input",
    new InvalidInputError({ problems: [problem], subject: 'The contact "crm-1"' }),
    ['The contact "crm-1"', "email: is not an address"],
    /is not valid/,
  ],
  [
    "missing-right",
    new MissingRightError({ refused: "permission denied for table contact", remedy: "Grant it." }),
    ["table contact"],
    /Grant it/,
  ],
  ["nested-transaction", new NestedTransactionError(), ["outreach.transaction()"], /Pass .+ on/],
  [
    "not-found",
    new NotFoundError({ entity: "campaign", reference: "winback" }),
    ["campaign", "winback"],
    /check the id/,
  ],
  [
    "not-ready",
    new NotReadyError({ campaign: "winback", problems: [problem] }),
    ["winback", "is not an address"],
    /cannot launch yet/,
  ],
  ["not-supported", new NotSupportedError({ message: "Use push." }), ["Use push."], /Use/],
  [
    "schema-version",
    new SchemaVersionError({ expected: "0002", found: "0001" }),
    ["0002", "0001"],
    /Call outreach\.migrate\(\)/,
  ],
  [
    "stale-content",
    new StaleContentError({ messageIds: ["m-1"] }),
    ["1", "m-1"],
    /Read them again/,
  ],
  [
    "illegal-transition",
    new TransitionError({
      machine: "campaign",
      state: "draft",
      event: "pause",
      accepted: ["launch"],
    }),
    ["campaign", "draft", "pause"],
    /it accepts: launch/,
  ],
  [
    "unapprovable",
    new UnapprovableError({ messageId: "m-1", codes: ["over-limit"] }),
    ["m-1", "over-limit"],
    /edit it first/,
  ],
  [
    "write-conflict",
    new WriteConflictError({ part: "messages", asked: 3, took: 2 }),
    ["messages", "2 of 3"],
    /read again and decide again/,
  ],
];

describe("OutreachError", () => {
  test.each(errors)(
    "%s is recognized and says the value and the remedy",
    (code, error, values, remedy) => {
      expect(OutreachError.isInstance(error)).toBe(true);
      expect(error).toBeInstanceOf(Error);
      expect(error.code).toBe(code);
      expect(error.name).toBe(error.constructor.name);
      expect(error.stack).toContain(error.name);
      for (const value of values) expect(error.message).toContain(value);
      expect(error.message).toMatch(remedy);
    },
  );

  test("keeps one code per error", () => {
    const codes = errors.map(([code]) => code);
    expect(new Set(codes).size).toBe(codes.length);
  });

  test("is recognized across two copies of the package, where instanceof fails", async () => {
    const copy: { readonly OutreachError: typeof OutreachError } = await import(
      `./outreach-error.ts?${"copy"}`
    );
    const foreign = new copy.OutreachError({ code: "not-found", message: "gone" });
    expect(copy.OutreachError).not.toBe(OutreachError);
    expect(foreign).not.toBeInstanceOf(OutreachError);
    expect(OutreachError.isInstance(foreign)).toBe(true);
  });

  test("asked of one class, it recognizes that one and no other", () => {
    const conflict = new WriteConflictError({ part: "contact", asked: 1, took: 0 });
    expect(WriteConflictError.isInstance(conflict)).toBe(true);
    expect(DatabaseUnavailableError.isInstance(conflict)).toBe(false);
  });

  test.each([null, undefined, "not-found", 404, {}, new Error("not-found"), { code: "not-found" }])(
    "does not take %j for one of ours",
    (value) => {
      expect(OutreachError.isInstance(value)).toBe(false);
    },
  );

  test("keeps the cause, and shows its marker to nobody who lists its properties", () => {
    const cause = new Error("connection lost");
    const error = new OutreachError({ code: "write-conflict", message: "again", cause });
    expect(error.cause).toBe(cause);
    expect(JSON.parse(JSON.stringify(error))).toEqual({
      name: "OutreachError",
      code: "write-conflict",
    });
    expect("cause" in new OutreachError({ code: "x", message: "y" })).toBe(false);
  });
});

describe("SchemaVersionError", () => {
  test("tells an empty, an old and a newer database apart", () => {
    const say = (found: string | null) =>
      new SchemaVersionError({ expected: "0002", found }).message;
    expect(say(null)).toMatch(/has no Outreachkit schema.+Call outreach\.migrate\(\)/);
    expect(say("0001")).toMatch(/is at "0001".+Call outreach\.migrate\(\)/);
    expect(say("0003")).toMatch(/is at "0003".+upgrade this process/);
  });
});

describe("InvalidInputError", () => {
  test("lists every problem, each with its path", () => {
    const error = new InvalidInputError({
      problems: [problem, { path: "", code: "empty", message: "nothing was given" }],
    });
    expect(error.message).toBe(
      "The input is not valid:\n  email: is not an address\n  nothing was given",
    );
    expect(error.problems).toHaveLength(2);
  });
});

describe("StaleContentError", () => {
  test("names the first three messages and counts all", () => {
    const error = new StaleContentError({ messageIds: ["a", "b", "c", "d"] });
    expect(error.message).toContain("4 of the messages changed after they were read (a, b, c)");
    expect(error.messageIds).toEqual(["a", "b", "c", "d"]);
  });
});
