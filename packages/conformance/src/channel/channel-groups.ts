import { declarationTests } from "./declaration-tests.ts";
import { hostileTests } from "./hostile-tests.ts";
import { idempotencyTests } from "./idempotency-tests.ts";
import { lookupTests } from "./lookup-tests.ts";
import { outcomeTests } from "./outcome-tests.ts";
import { sendTests } from "./send-tests.ts";

/** Every group of the kit, in the order in which a new channel best meets them. */
export const channelGroups = {
  declaration: declarationTests,
  send: sendTests,
  outcomes: outcomeTests,
  idempotency: idempotencyTests,
  lookup: lookupTests,
  "hostile content": hostileTests,
} as const;

export type ChannelGroupName = keyof typeof channelGroups;

/** The titles of all tests. No two groups share one, so a title is enough to skip a test. */
export type ChannelTestName = {
  [Group in ChannelGroupName]: keyof (typeof channelGroups)[Group];
}[ChannelGroupName];
