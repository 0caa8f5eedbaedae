import type { PushChannel, Store } from "@outreachkit/core/plugin";
import { resendWithoutKey } from "./channel/resend-without-key.ts";
import type { ChannelBug, StoreBug } from "./planted-bugs.ts";
import { approvalIgnored } from "./store/approval-ignored.ts";
import { crossTenantRead } from "./store/cross-tenant-read.ts";
import { doubleClaim } from "./store/double-claim.ts";
import { dropClosedDelivery } from "./store/drop-closed-delivery.ts";
import { dropEvent } from "./store/drop-event.ts";
import { editedContentSent } from "./store/edited-content-sent.ts";
import { eventsOutsideTransaction } from "./store/events-outside-transaction.ts";
import { forgetOpenDelivery } from "./store/forget-open-delivery.ts";
import { forgetReason } from "./store/forget-reason.ts";
import { ignoreSuppression } from "./store/ignore-suppression.ts";
import { lostHint } from "./store/lost-hint.ts";
import { newKeyOnRecovery } from "./store/new-key-on-recovery.ts";
import { noCapacityGuard } from "./store/no-capacity-guard.ts";
import { noGap } from "./store/no-gap.ts";
import { randomOrder } from "./store/random-order.ts";
import { settleIgnoresFence } from "./store/settle-ignores-fence.ts";
import { staleFacts } from "./store/stale-facts.ts";

const storeBugs: { readonly [bug in StoreBug]: (store: Store) => Store } = {
  "approval-ignored": approvalIgnored,
  "cross-tenant-read": crossTenantRead,
  "double-claim": doubleClaim,
  "drop-closed-delivery": dropClosedDelivery,
  "drop-event": dropEvent,
  "edited-content-sent": editedContentSent,
  "events-outside-transaction": eventsOutsideTransaction,
  "forget-open-delivery": forgetOpenDelivery,
  "forget-reason": forgetReason,
  "ignore-suppression": ignoreSuppression,
  "lost-hint": lostHint,
  "new-key-on-recovery": newKeyOnRecovery,
  "no-capacity-guard": noCapacityGuard,
  "no-gap": noGap,
  "random-order": randomOrder,
  "settle-ignores-fence": settleIgnoresFence,
  "stale-facts": staleFacts,
};

const channelBugs: { readonly [bug in ChannelBug]: (channel: PushChannel) => PushChannel } = {
  "resend-without-key": resendWithoutKey,
};

/**
 * The same store or channel with one known bug, to see that a test of an invariant can fail. Nothing
 * of it is in production code.
 */
export function plantBug(target: Store, bug: StoreBug): Store;
export function plantBug(target: PushChannel, bug: ChannelBug): PushChannel;
export function plantBug(
  target: Store | PushChannel,
  bug: StoreBug | ChannelBug,
): Store | PushChannel {
  const isChannel = "send" in target;
  if (isChannel && isChannelBug(bug)) return channelBugs[bug](target);
  if (!isChannel && !isChannelBug(bug)) return storeBugs[bug](target);
  throw new Error(`The bug "${bug}" does not live in a ${isChannel ? "channel" : "store"}.`);
}

function isChannelBug(bug: StoreBug | ChannelBug): bug is ChannelBug {
  return Object.hasOwn(channelBugs, bug);
}
