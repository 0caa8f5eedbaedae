import { storeConformance } from "@outreachkit/conformance";
import { findUncheckedFiles, findUnusedExemptions } from "@outreachkit/tenant-check";
import { describe, expect, it } from "vitest";
import {
  createFileStoreUnderTest,
  createMemoryStoreUnderTest,
} from "./test-support/create-store-under-test.ts";

const reason = "SQLite has one writer at a time: others wait until it ends";
const skip = { overlap: reason, "skip locked": reason };

describe("in memory", () => {
  storeConformance({ runner: { describe, it }, create: createMemoryStoreUnderTest, skip });
});

describe("in a file that two handles have open", () => {
  storeConformance({ runner: { describe, it }, create: createFileStoreUnderTest, skip });
});

// Last: it is about everything that ran before.
describe("S22: the check of tenants, which is on in every test", () => {
  it("has seen a statement of every file that defines one", async () => {
    expect(await findUncheckedFiles()).toEqual([]);
  });

  it("needed each of its exemptions", () => {
    expect(findUnusedExemptions()).toEqual([]);
  });
});
