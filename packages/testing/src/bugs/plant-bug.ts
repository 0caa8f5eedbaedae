import type { PushChannel, Store } from "@outreachkit/core/plugin";
import { resendWithoutKey } from "./channel/resend-without-key.ts";
import type { ChannelBug, StoreBug } from "./planted-bugs.ts";
import { readSendMark } from "./store/read-send-mark.ts";
import { resendPastWindow } from "./channel/resend-past-window.ts";
import { suppressionWhenQueued } from "./store/suppression-when-queued.ts";
import { claimCountsAsDone } from "./store/claim-counts-as-done.ts";
import { lockForEver } from "./store/lock-for-ever.ts";
import { capacityReadThenWritten } from "./store/capacity-read-then-written.ts";
import { capacityNotReturned } from "./store/capacity-not-returned.ts";
import { sharedCapsIgnored } from "./store/shared-caps-ignored.ts";
import { stepsAtOnce } from "./store/steps-at-once.ts";
import { severityFalls } from "./store/severity-falls.ts";
import { inboundTwice } from "./store/inbound-twice.ts";
import { breakerIgnored } from "./store/breaker-ignored.ts";
import { holdIgnored } from "./store/hold-ignored.ts";
import { campaignPauseIgnored } from "./store/campaign-pause-ignored.ts";
import { otherBytesOnRetry } from "./store/other-bytes-on-retry.ts";
import { halfRequestRecovered } from "./channel/half-request-recovered.ts";
import { recoveryForgotten } from "./store/recovery-forgotten.ts";
import { timeoutIsRefusal } from "./channel/timeout-is-refusal.ts";
import { batchFailsWhole } from "./channel/batch-fails-whole.ts";
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
  "read-send-mark": readSendMark,
  "suppression-when-queued": suppressionWhenQueued,
  "claim-counts-as-done": claimCountsAsDone,
  "lock-for-ever": lockForEver,
  "capacity-read-then-written": capacityReadThenWritten,
  "capacity-not-returned": capacityNotReturned,
  "shared-caps-ignored": sharedCapsIgnored,
  "steps-at-once": stepsAtOnce,
  "severity-falls": severityFalls,
  "inbound-twice": inboundTwice,
  "breaker-ignored": breakerIgnored,
  "hold-ignored": holdIgnored,
  "campaign-pause-ignored": campaignPauseIgnored,
  "other-bytes-on-retry": otherBytesOnRetry,
  "recovery-forgotten": recoveryForgotten,
};

const channelBugs: { readonly [bug in ChannelBug]: (channel: PushChannel) => PushChannel } = {
  "resend-without-key": resendWithoutKey,
  "resend-past-window": resendPastWindow,
  "half-request-recovered": halfRequestRecovered,
  "timeout-is-refusal": timeoutIsRefusal,
  "batch-fails-whole": batchFailsWhole,
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
