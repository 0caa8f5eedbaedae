import type {
  BreakerRecord,
  CampaignRecord,
  EnrollmentFacts,
  EnrollmentRecord,
  HoldFact,
  PlanningFacts,
  SenderRecord,
  TenantRecord,
} from "@outreachkit/core/plugin";
import { readInteger } from "../../rows/read-integer.ts";
import { readJson } from "../../rows/read-json.ts";
import { readOptionalInteger } from "../../rows/read-optional-integer.ts";
import { toContactRecord } from "../../rows/to-contact-record.ts";
import { toDeliveryRecord } from "../../rows/to-delivery-record.ts";
import { toEnrollmentRecord } from "../../rows/to-enrollment-record.ts";
import { toMessageRecord } from "../../rows/to-message-record.ts";
import type { Database } from "../../schema/database.ts";
import type { FactsRow, PlanningRow } from "./facts-row.ts";
import { toPreviousSends } from "./to-previous-sends.ts";

/** By tenant and id, tenants by id. */
interface SharedRecords {
  readonly campaigns: ReadonlyMap<string, CampaignRecord>;
  readonly senders: ReadonlyMap<string, SenderRecord>;
  readonly tenants: ReadonlyMap<string, TenantRecord>;
  /** By tenant. */
  readonly breakers: ReadonlyMap<string, readonly BreakerRecord[]>;
}

const none: readonly BreakerRecord[] = [];

export const toFacts = (
  row: FactsRow,
  { campaigns, senders, tenants, breakers }: SharedRecords,
  /** Of the row before it, which is of the same enrollment and an earlier message of its step. */
  earlier?: EnrollmentFacts,
): EnrollmentFacts => ({
  enrollment: toEnrollment(row),
  campaign: campaigns.get(`${row.tenant_id} ${row.campaign_id}`)!,
  tenant: tenants.get(row.tenant_id)!,
  contact: toContactRecord(row),
  sender: senders.get(`${row.tenant_id} ${row.sender_id}`) ?? null,
  message: row.message_id === null ? null : toMessage(row, row.message_id),
  ...(earlier?.message && {
    otherMessages: [...(earlier.otherMessages ?? []), earlier.message],
  }),
  delivery:
    row.delivery === null ? null : toDeliveryRecord(readJson<Database["delivery"]>(row.delivery)),
  deliveryCount: readInteger(row.delivery_count),
  previousSends: toPreviousSends(row.previous),
  suppressed: readInteger(row.suppressed) > 0,
  breakers: breakers.get(row.tenant_id) ?? none,
  ...toHoldFacts(row),
});

const toMessage = (row: FactsRow, id: string): NonNullable<EnrollmentFacts["message"]> => ({
  // It is of the enrollment's current step, so there is one.
  ...toMessageRecord(row as FactsRow & { readonly step_key: string }),
  id,
  version: readInteger(row.message_version),
  createdAt: readInteger(row.message_created_at),
});

/** Of a row with the planning columns and the restrictions. */
export const toPlanningFacts = (row: PlanningRow): PlanningFacts => {
  const { senderHold: _senderHold, ...holds } = toHoldFacts(row);
  return {
    enrollment: toEnrollment(row),
    contact: toContactRecord(row),
    suppressed: readInteger(row.suppressed) > 0,
    ...holds,
  };
};

/** The mappers read the flat row; what is the contact's there is put right behind. */
const toEnrollment = (row: PlanningRow): EnrollmentRecord => ({
  ...toEnrollmentRecord(row),
  id: row.enrollment_id,
  version: readInteger(row.enrollment_version),
});

const toHoldFacts = (row: PlanningRow) => {
  const holds = readJson<readonly Pick<Database["hold"], "subject_id" | "until">[]>(row.holds);
  const holdOf = (subjectId: string): HoldFact | null => {
    const hold = holds.find(({ subject_id }) => subject_id === subjectId);
    return hold ? { until: readOptionalInteger(hold.until) } : null;
  };
  return {
    contactHold: holdOf(row.contact_id),
    enrollmentHold: holdOf(row.enrollment_id),
    senderHold: holdOf(row.sender_id),
  };
};
