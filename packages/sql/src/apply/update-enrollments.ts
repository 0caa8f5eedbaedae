import type { EnrollmentRecord } from "@outreachkit/core/plugin";
import { updateRows } from "./update-rows.ts";

export const updateEnrollments = updateRows<EnrollmentRecord>({
  name: "enrollments.update",
  table: "enrollment",
  fixed: ["campaign_id", "contact_id", "round", "request_key", "enrolled_at"],
  // The mark of a claim, or a signal; then every move that changes neither sender nor version.
  sets: [
    ["delivery_id", "signal"],
    ["state", "step_key", "due_at", "lane", "reason", "signal", "delivery_id", "anchor_at"],
  ],
});
