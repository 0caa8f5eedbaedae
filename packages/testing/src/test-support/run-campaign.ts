import { checkInvariants } from "../invariants/check-invariants.ts";
import type { Violation } from "../invariants/violation.ts";
import { plantBug } from "../bugs/plant-bug.ts";
import type { ChannelBug, StoreBug } from "../bugs/planted-bugs.ts";
import type { RecordingChannelOptions } from "../channel/create-recording-channel.ts";
import { createTestKit } from "../kit/create-test-kit.ts";
import type { TestKit } from "../kit/test-kit.ts";
import { createHost } from "./create-host.ts";
import { launchSmallCampaign } from "./launch-small-campaign.ts";

export interface CampaignRunOptions {
  readonly storeBug?: StoreBug;
  readonly channelBug?: ChannelBug;
  readonly channel?: RecordingChannelOptions;
  /** After the launch, before the first tick. */
  readonly prepare?: (kit: TestKit) => void | Promise<void>;
  readonly days?: number;
}

export interface CampaignRun {
  readonly violations: readonly Violation[];
  readonly crashes: number;
  readonly sent: number;
  /** Provider calls. */
  readonly calls: number;
}

/** A small campaign to its end, with whatever a test does to it, and what it broke. */
export async function runCampaign(options: CampaignRunOptions = {}): Promise<CampaignRun> {
  const { storeBug, channelBug, days = 30 } = options;
  await using kit = await createTestKit({
    create: createHost(options.channel),
    start: "2026-03-02T08:00:00Z",
    ...(storeBug && { wrapStore: (store) => plantBug(store, storeBug) }),
    ...(channelBug && { wrapChannel: (channel) => plantBug(channel, channelBug) }),
  });
  await launchSmallCampaign(kit);
  await options.prepare?.(kit);
  const run = await kit.advance({ days });
  const { accepted, calls } = kit.channel();
  const violations = await checkInvariants({
    tenant: kit.tenant,
    accepted,
    caps: { dailyCap: 50 },
    drained: run.nextDueAt === null,
  });
  return { violations, crashes: run.crashes, sent: accepted.length, calls: calls.length };
}
