export {
  channelConformance,
  type ChannelConformanceOptions,
} from "./channel/channel-conformance.ts";
export type { ChannelFixture, FailureMode, SentRecord } from "./channel/channel-fixture.ts";
export type { ChannelGroupName, ChannelTestName } from "./channel/channel-groups.ts";
export type { ChannelTest, ChannelTests } from "./channel/channel-test.ts";
export type { ConformanceRunner } from "./channel/conformance-runner.ts";
export { declarationTests } from "./channel/declaration-tests.ts";
export { hostileTests } from "./channel/hostile-tests.ts";
export { idempotencyTests } from "./channel/idempotency-tests.ts";
export { lookupTests } from "./channel/lookup-tests.ts";
export { outcomeTests } from "./channel/outcome-tests.ts";
export { sendTests } from "./channel/send-tests.ts";
