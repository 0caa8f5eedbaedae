import type { EnrollmentRecord } from "@outreachkit/core/plugin";
import { updateRows } from "./update-rows.ts";

export const updateEnrollments = updateRows<EnrollmentRecord>({
  name: "enrollments.update",
  table: "enrollment",
  fixed: ["campaign_id", "contact_id", "enrolled_at"],
});
