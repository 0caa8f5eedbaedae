import type { Scenario } from "./scenario.ts";
import { approvalPending } from "./scenarios/approval-pending.ts";
import { batchWithOneKey } from "./scenarios/batch-with-one-key.ts";
import { breakerTrips } from "./scenarios/breaker-trips.ts";
import { cancel } from "./scenarios/cancel.ts";
import { cancelledBeforeWritten } from "./scenarios/cancelled-before-written.ts";
import { complaint } from "./scenarios/complaint.ts";
import { daylightSaving } from "./scenarios/daylight-saving.ts";
import { disqualified } from "./scenarios/disqualified.ts";
import { editAfterRefusal } from "./scenarios/edit-after-refusal.ts";
import { fallBack } from "./scenarios/fall-back.ts";
import { hardBounce } from "./scenarios/hard-bounce.ts";
import { lookup } from "./scenarios/lookup.ts";
import { noIdempotency } from "./scenarios/no-idempotency.ts";
import { pastTheKeyWindow } from "./scenarios/past-the-key-window.ts";
import { pauseAndResume } from "./scenarios/pause-and-resume.ts";
import { queueChanges } from "./scenarios/queue-changes.ts";
import { replyBetween } from "./scenarios/reply-between.ts";
import { retryLater } from "./scenarios/retry-later.ts";
import { skipAndMove } from "./scenarios/skip-and-move.ts";
import { suppressionInBetween } from "./scenarios/suppression-in-between.ts";
import { twoSteps } from "./scenarios/two-steps.ts";
import { twoWorkers } from "./scenarios/two-workers.ts";
import { writeWhenDue } from "./scenarios/write-when-due.ts";

/** Every scenario there is, the shortest first. */
export const scenarios: readonly Scenario[] = [
  noIdempotency,
  lookup,
  suppressionInBetween,
  pastTheKeyWindow,
  approvalPending,
  pauseAndResume,
  retryLater,
  editAfterRefusal,
  batchWithOneKey,
  writeWhenDue,
  twoWorkers,
  cancel,
  cancelledBeforeWritten,
  twoSteps,
  daylightSaving,
  replyBetween,
  hardBounce,
  complaint,
  disqualified,
  skipAndMove,
  queueChanges,
  breakerTrips,
  fallBack,
];
