import { expect, test } from "vitest";
import { findBadFigures } from "../test-support/find-bad-figures.ts";
import { preview } from "./preview.ts";

test("a small run of the preview benchmark gives every figure, and plans every step", async () => {
  const figures = await preview({ small: true, log: () => undefined });
  expect(findBadFigures(figures, ["plan.preview500kSeconds", "plan.previewPeakMiB"])).toEqual([]);
  expect(figures["plan.previewSends"]).toBe(2_500);
});
