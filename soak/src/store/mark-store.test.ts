import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { createSqliteStore } from "@outreachkit/adapter-sqlite";
import { createOutreach } from "@outreachkit/core";
import { createRecordingChannel } from "@outreachkit/testing";
import { expect, test } from "vitest";
import { type Marker, markerNames } from "../markers/markers.ts";
import { setUpCampaign } from "../round/set-up-campaign.ts";
import { markStore } from "./mark-store.ts";

test("a worker on its way to the first mail passes the markers in order", async () => {
  const passed: Marker[] = [];
  const inner = createSqliteStore({ path: ":memory:" });
  const store = markStore(inner, (marker) => void passed.push(marker));
  const channel = createRecordingChannel({ name: "keyed" });
  const outreach = createOutreach({ store, channels: [channel] });
  await outreach.migrate();
  const tenant = outreach.tenant("soak");
  const campaignId = await setUpCampaign(tenant, ["keyed"]);
  await tenant.campaigns.enroll(campaignId, {
    contacts: [{ email: "ada@company.example", firstName: "Ada" }],
  });
  passed.length = 0;
  for (let round = 0; channel.accepted.length === 0 && round < 20; round += 1)
    await outreach.tick();
  await outreach.close();
  // By transaction: idle looks in between are of no interest.
  const transactions = passed.filter((marker) => !marker.startsWith("look."));
  const each = (name: string) =>
    ["before-write", "before-commit", "after-commit"].map((point) => `${name}.${point}`);
  expect(transactions.slice(0, 3)).toEqual(each("fold"));
  expect(transactions).toEqual(
    expect.arrayContaining([
      ...each("plan"),
      ...each("write"),
      ...each("claim"),
      ...each("settle"),
    ]),
  );
  expect(transactions.indexOf("write.before-write")).toBeGreaterThan(
    transactions.indexOf("plan.after-commit"),
  );
  expect(transactions.indexOf("claim.before-write")).toBeGreaterThan(
    transactions.indexOf("write.after-commit"),
  );
  expect(transactions.slice(-3)).toEqual(each("settle"));
  expect(passed).toEqual(expect.arrayContaining(["look.before", "look.after"]));
  expect(passed.every((marker) => markerNames.includes(marker))).toBe(true);
});

// A stopped worker once kept the database of all others locked, when another of its loops had begun.
test("after a commit no other transaction of the worker is under way", async () => {
  const folder = await mkdtemp(join(tmpdir(), "outreachkit-marks-"));
  const path = join(folder, "shared.db");
  const inner = createSqliteStore({ path });
  await inner.migrate();
  const other = new DatabaseSync(path, { timeout: 0 });
  const passed: Marker[] = [];
  const store = markStore(inner, (marker) => {
    passed.push(marker);
    if (marker !== "fold.after-commit") return;
    other.exec("begin immediate");
    other.exec("commit");
  });
  const fold = () =>
    store.transaction(async ({ queue }) => {
      await queue.lockHintedHeads({ limit: 1 });
      await queue.foldHints([]);
    });
  const idle = () => store.transaction(({ tenants }) => tenants.get("none"));
  await Promise.all([fold(), idle(), idle(), idle()]);
  expect(passed).toContain("fold.after-commit");
  other.close();
  await inner.close();
  await rm(folder, { recursive: true });
});
