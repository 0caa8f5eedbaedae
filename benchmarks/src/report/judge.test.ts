import { expect, test } from "vitest";
import { judge } from "./judge.ts";

test("a ratio must reach its aim", () => {
  expect(judge("dispatch.postgres.shareOfRawSql", 0.65)).toBe("excellent");
  expect(judge("dispatch.postgres.shareOfRawSql", 0.5)).toBe("good");
  expect(judge("dispatch.postgres.shareOfRawSql", 0.49)).toBe("below");
});

test("a time or a size must stay under its aim", () => {
  expect(judge("claim.emptyPollMs", 0.2)).toBe("excellent");
  expect(judge("claim.emptyPollMs", 0.5)).toBe("good");
  expect(judge("claim.emptyPollMs", 0.51)).toBe("below");
});

test("a figure without an aim is not judged", () => {
  expect(judge("dispatch.postgres.stepsPerSecond", 9_000)).toBe("");
});
