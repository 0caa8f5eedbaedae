import { storeConformance } from "@outreachkit/conformance";
import { describe, it } from "vitest";
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
