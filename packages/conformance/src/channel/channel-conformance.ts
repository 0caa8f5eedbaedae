import type { ChannelFixture } from "./channel-fixture.ts";
import { channelGroups, type ChannelGroupName, type ChannelTestName } from "./channel-groups.ts";
import type { ChannelTests } from "./channel-test.ts";
import type { ConformanceRunner } from "./conformance-runner.ts";

export interface ChannelConformanceOptions {
  /** `{ describe, it }` of the author's test runner. */
  readonly runner: ConformanceRunner;
  /** Called for each test: a new channel on a provider that has taken nothing yet. */
  readonly create: () => ChannelFixture | Promise<ChannelFixture>;
  /** Why a test does not apply. The reason becomes part of the skipped test's title. */
  readonly skip?: Readonly<Partial<Record<ChannelTestName, string>>>;
  /** Default: all. */
  readonly groups?: readonly ChannelGroupName[];
}

/**
 * Registers the tests that every push channel has to pass. What a provider cannot do is skipped by
 * the test's title with a reason; nothing is skipped on its own.
 */
export function channelConformance({
  runner,
  create,
  skip = {},
  groups,
}: ChannelConformanceOptions) {
  const names = groups ?? (Object.keys(channelGroups) as ChannelGroupName[]);
  requireKnownSkips(skip);
  for (const name of names) {
    const tests: ChannelTests = channelGroups[name];
    runner.describe(`channel conformance: ${name}`, () => {
      for (const [title, test] of Object.entries(tests)) {
        const run = async () => {
          const fixture = await create();
          try {
            await test(fixture);
          } finally {
            await fixture.close?.();
          }
        };
        const reason = (skip as Readonly<Record<string, string>>)[title];
        if (reason === undefined) runner.it(title, run);
        else runner.it.skip(`${title} (skipped: ${reason})`, run);
      }
    });
  }
}

function requireKnownSkips(skip: Readonly<Record<string, string>>): void {
  const titles = Object.values(channelGroups).flatMap((tests) => Object.keys(tests));
  for (const [title, reason] of Object.entries(skip)) {
    if (!titles.includes(title)) {
      throw new Error(`skip names "${title}", which is no test of the channel kit.`);
    }
    if (reason.trim() === "") throw new Error(`The skip of "${title}" needs a reason.`);
  }
}
