import { createSqliteStore } from "@outreachkit/adapter-sqlite";
import { createOutreach, type Signal } from "@outreachkit/core";
import { createSeededRandom, createVirtualClock } from "@outreachkit/testing";
import { createBenchChannel } from "./create-bench-channel.ts";
import { scenario } from "./scenario.ts";
import { setUpCampaign } from "./set-up-campaign.ts";
import { timeStore } from "./time-store.ts";

const DAY = 86_400_000;
const MEBIBYTE = 2 ** 20;

/**
 * A whole campaign on virtual time: the production flows and SQL on SQLite in memory, with replies and
 * hard bounces. Import, enrollment and writing of the messages are measured apart from the run.
 */
export async function simulate(): Promise<Record<string, number | string>> {
  const clock = createVirtualClock({ start: scenario.start });
  const random = createSeededRandom(scenario.seed);
  const { store, spent } = timeStore(
    createSqliteStore({ path: ":memory:", now: () => clock.now() }),
  );
  const inbox: Signal[] = [];
  const channel = createBenchChannel({ random: createSeededRandom(scenario.seed + 1), inbox });
  const outreach = createOutreach({ store, clock, random, channels: [channel] });
  await outreach.migrate();
  const began = performance.now();
  const { tenant, campaignId } = await setUpCampaign(outreach);
  const setUp = performance.now() - began;
  const storeBefore = spent();
  const started = performance.now();
  const end = clock.now() + scenario.days * DAY;
  let sent = 0;
  let rounds = 0;
  let peak = 0;
  while (clock.now() < end) {
    const round = await outreach.tick();
    sent += round.sent;
    rounds += 1;
    if (inbox.length > 0) await tenant.signals.record(inbox.splice(0));
    if (rounds % 100 === 0) peak = Math.max(peak, process.memoryUsage().rss);
    if (round.more) continue;
    if (round.nextDueAt === null) break;
    clock.advanceTo(nextPoll(Date.parse(round.nextDueAt), clock.now()));
  }
  const run = performance.now() - started;
  const report = await tenant.campaigns.report(campaignId);
  await outreach.close();
  return {
    "simulate.steps": sent,
    "simulate.rounds": rounds,
    "simulate.live": report.contacts.live,
    "simulate.replied": report.stopped["replied"] ?? 0,
    "simulate.bounced": report.stopped["bounced"] ?? 0,
    "simulate.setUpSeconds": round(setUp / 1_000),
    "simulate.runSeconds": round(run / 1_000),
    "simulate.totalSeconds": round((setUp + run) / 1_000),
    "simulate.stepsPerSecond": Math.round((sent / run) * 1_000),
    "simulate.storeShare": round((spent() - storeBefore) / run),
    "simulate.peakMiB": Math.round(peak / MEBIBYTE),
  };
}

/** A worker looks at whole poll intervals. */
function nextPoll(dueAt: number, now: number): number {
  return Math.max(Math.ceil(dueAt / scenario.pollInterval) * scenario.pollInterval, now + 1);
}

function round(value: number): number {
  return Math.round(value * 100) / 100;
}
