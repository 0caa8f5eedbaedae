import type { EnrollmentRecord } from "@outreachkit/core/plugin";
import { insertAbsentRows } from "./insert-absent-rows.ts";

export const insertEnrollments = insertAbsentRows<EnrollmentRecord>({
  table: "enrollment",
  key: ({ campaignId, contactId, round }) => `${campaignId}${contactId}${round}`,
});
