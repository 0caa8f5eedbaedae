import { channelConformance } from "@outreachkit/conformance";
import { describe, it } from "vitest";
import { createFixture } from "./test-support/create-fixture.ts";

channelConformance({
  runner: { describe, it },
  create: createFixture,
  skip: { "calls a refusal for good rejected": "a folder refuses nothing for good" },
});
