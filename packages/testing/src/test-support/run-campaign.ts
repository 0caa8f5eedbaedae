import { checkInvariants } from "../invariants/check-invariants.ts";
import type { Violation } from "../invariants/violation.ts";
import type { BugName } from "../bugs/planted-bugs.ts";
import type { RecordingChannelOptions } from "../channel/create-recording-channel.ts";
import { createTestKit } from "../kit/create-test-kit.ts";
import type { TestKit } from "../kit/test-kit.ts";
import { bugOptions } from "./bug-options.ts";
import { createHost } from "./create-host.ts";
import { type SmallCampaign, launchSmallCampaign } from "./launch-small-campaign.ts";

export interface CampaignRunOptions {
  readonly bug?: BugName | undefined;
  readonly channel?: RecordingChannelOptions;
  readonly campaign?: SmallCampaign;
  /** After the launch, before the first tick. */
  readonly prepare?: (kit: TestKit) => void | Promise<void>;
  /** After the last tick. */
  readonly finish?: (kit: TestKit) => void;
  /** Default: when the first window opens. */
  readonly start?: string;
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
  const { bug, days = 30, start = "2026-03-02T08:00:00Z" } = options;
  await using kit = await createTestKit({
    create: createHost(options.channel),
    start,
    ...bugOptions(bug),
  });
  await launchSmallCampaign(kit, options.campaign);
  await options.prepare?.(kit);
  const run = await kit.advance({ days });
  options.finish?.(kit);
  const { accepted, calls } = kit.channel();
  const violations = await checkInvariants({
    tenant: kit.tenant,
    accepted,
    caps: { dailyCap: 50 },
    drained: run.nextDueAt === null,
  });
  return { violations, crashes: run.crashes, sent: accepted.length, calls: calls.length };
}
