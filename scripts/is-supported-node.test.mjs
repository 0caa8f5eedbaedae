import { expect, test } from "vitest";
import { isSupportedNode } from "./is-supported-node.mjs";

test.each([
  ["20.20.2", false],
  ["22.12.0", false],
  ["22.13.0", true],
  ["23.11.0", false],
  ["24.0.0", true],
  ["26.10.0", true],
])("Node %s: %s", (version, supported) => {
  expect(isSupportedNode(version)).toBe(supported);
});
