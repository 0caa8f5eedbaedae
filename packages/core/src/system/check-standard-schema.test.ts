import { describe, expect, test } from "vitest";
import { z } from "zod";
import type { StandardSchemaV1 } from "../contracts/standard-schema.ts";
import { checkStandardSchema } from "./check-standard-schema.ts";

const attributes = z.strictObject({
  plan: z.enum(["free", "pro"]),
  seats: z.array(z.object({ name: z.string() })).optional(),
});

describe("checkStandardSchema", () => {
  test("finds nothing in attributes that a zod schema accepts", () => {
    expect(checkStandardSchema(attributes, { plan: "pro", seats: [{ name: "Ada" }] })).toEqual([]);
  });

  test("lists everything that a zod schema refuses, each under its path", () => {
    const problems = checkStandardSchema(attributes, {
      plan: "gold",
      seats: [{ name: "Ada" }, { name: 1 }],
      tenantId: "B",
    });
    expect(problems.map(({ path, code }) => [path, code])).toEqual([
      ["attributes.plan", "invalid-attribute"],
      ["attributes.seats.1.name", "invalid-attribute"],
      ["attributes", "invalid-attribute"],
    ]);
    expect(problems[0]?.message).toContain('"free"|"pro"');
  });

  test("reads paths written as keys, as segments, or not at all", () => {
    const schema: StandardSchemaV1 = {
      "~standard": {
        version: 1,
        vendor: "test",
        validate: () => ({
          issues: [
            { message: "a", path: ["one", { key: "two" }, 3] },
            { message: "b", path: undefined },
          ],
        }),
      },
    };
    expect(checkStandardSchema(schema, {}).map(({ path }) => path)).toEqual([
      "attributes.one.two.3",
      "attributes",
    ]);
  });

  test("refuses a schema that answers later, and says what to give", () => {
    const later = z.object({ plan: z.string().refine(async () => true) });
    expect(() => checkStandardSchema(later, { plan: "pro" })).toThrow(
      /validates asynchronously; give a schema that answers at once/,
    );
  });
});
