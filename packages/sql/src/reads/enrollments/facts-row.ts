import type { Database } from "../../schema/database.ts";

type Contact = Database["contact"];
type Enrollment = Database["enrollment"];
type Message = Database["message"];

/** The part of `FactsRow` that looking ahead reads. */
export type PlanningRow = Contact &
  Omit<Enrollment, keyof Contact> & {
    readonly enrollment_id: string;
    readonly enrollment_version: Enrollment["version"];
    readonly suppressed: number | string;
    /** Of the contact, the enrollment and the sender. */
    readonly holds: unknown;
  };

/**
 * What the statement of the facts gives. Contact, enrollment and message lie flat in one row, as
 * that is the least work for databases and drivers: what they share by name and meaning stands once,
 * and `id`, `version` and `created_at` are the contact's.
 */
export type FactsRow = PlanningRow &
  Omit<Message, keyof Contact | keyof Enrollment | "enrollment_id"> & {
    /** Null where the step has no message; then all of the message's columns are. */
    readonly message_id: string | null;
    readonly message_version: Message["version"];
    readonly message_created_at: Message["created_at"];
    readonly delivery: unknown;
    readonly previous: unknown;
    readonly delivery_count: number | string;
    /** In the first row only: what many enrollments share. */
    readonly campaigns: unknown;
    readonly tenants: unknown;
    readonly sender_rows: unknown;
    readonly breakers: unknown;
  };
