import { z } from "zod";
import { formatOptionalInstant } from "../model/format-optional-instant.ts";
import type { EnrollmentRecord } from "../contracts/store/records/enrollment-record.ts";
import { explainEnrollment } from "../flows/enrollments/explain-enrollment.ts";
import { stopEnrollments } from "../flows/enrollments/stop-enrollments.ts";
import { pauseSubject } from "../flows/holds/pause-subject.ts";
import { resumeSubject } from "../flows/holds/resume-subject.ts";
import { enrollmentMachine, type EnrollmentState } from "../machines/enrollment-machine.ts";
import { statesOf } from "../machines/states-of.ts";
import { NotFoundError } from "../model/errors/not-found-error.ts";
import { formatInstant } from "../model/format-instant.ts";
import type { InstantInput } from "../model/instant.ts";
import type { Page, PageOptions } from "../model/page.ts";
import { parseInstant } from "../model/parse-instant.ts";
import {
  type StopReason,
  stopReasons,
  type WaitingReason,
  waitingReasons,
} from "../model/reasons.ts";
import type { ResolvedHolidays, ResolvedZone } from "../model/weekly-schedule.ts";
import { formatLocalDate } from "../sequence/format-local-date.ts";
import { iteratePages } from "./iterate-pages.ts";
import { parseFilter } from "./parse-filter.ts";
import { requireId } from "./require-id.ts";
import { type TenantContext, writeForTenant } from "./tenant-context.ts";
import { toPage } from "./to-page.ts";

/** One contact in one campaign, as it leaves the library. */
export interface Enrollment {
  readonly id: string;
  readonly campaignId: string;
  readonly contactId: string;
  readonly senderId: string;
  readonly state: EnrollmentState;
  readonly stepKey: string | null;
  readonly dueAt: string | null;
  readonly reason: WaitingReason | StopReason | null;
  readonly enrolledAt: string;
}

/** Why an enrollment is where it is, and what happens next. */
export interface Explanation {
  readonly enrollment: Enrollment;
  readonly campaign: { readonly id: string; readonly key: string; readonly state: string };
  /** The zone that applies, and which rung of the chain gave it. */
  readonly zone: ResolvedZone | null;
  /** Whose public holidays count, and why; null where the schedule knows none. */
  readonly holidays: ResolvedHolidays | null;
  readonly sender: { readonly id: string; readonly name: string } | null;
  /** What holds it back now; null when nothing does. */
  readonly reason: WaitingReason | StopReason | null;
  /** With the reason `holiday`: the date, on the contact's calendar, that keeps it back. */
  readonly holiday: {
    readonly date: string;
    /** Null: a date of the host's own. */
    readonly country: string | null;
    /** False: nobody can tell whether it is a holiday, so nothing is sent on it. */
    readonly known: boolean;
  } | null;
  /** When something happens by itself; null when only a signal brings it on. */
  readonly nextAt: string | null;
  readonly message: {
    readonly id: string;
    readonly generation: string;
    readonly approval: string;
  } | null;
  readonly sent: number;
}

export interface EnrollmentFilter {
  readonly campaignId?: string;
  readonly contactId?: string;
  readonly states?: readonly EnrollmentState[];
  readonly reasons?: readonly (WaitingReason | StopReason)[];
}

const filterSchema = z.strictObject({
  campaignId: z.string().optional(),
  contactId: z.string().optional(),
  states: z.array(z.enum(statesOf(enrollmentMachine))).optional(),
  reasons: z.array(z.enum([...waitingReasons, ...stopReasons])).optional(),
});

export interface EnrollmentsApi {
  get(id: string): Promise<Enrollment>;
  list(options?: PageOptions & { readonly filter?: EnrollmentFilter }): Promise<Page<Enrollment>>;
  iterate(options?: { readonly filter?: EnrollmentFilter }): AsyncIterable<Enrollment>;
  explain(id: string): Promise<Explanation>;
  pause(id: string, options?: { readonly until?: InstantInput }): Promise<void>;
  resume(id: string): Promise<void>;
  /** For good. What is out is not recalled. An enrollment that has ended stays as it is. */
  stop(
    id: string,
    reason?: Extract<StopReason, "goal" | "disqualified" | "cancelled">,
  ): Promise<Enrollment>;
}

export function createEnrollmentsApi(context: TenantContext): EnrollmentsApi {
  const { engine, tenantId, actor } = context;
  const read = async (id: string) => {
    const row = await engine.store.read((session) =>
      session.enrollments.get({ tenantId, id: enrollmentId(id) }),
    );
    if (!row) throw new NotFoundError({ entity: "enrollment", reference: id });
    return row;
  };
  const list: EnrollmentsApi["list"] = ({ filter = {}, ...page } = {}) =>
    toPage(
      page,
      (request) =>
        engine.store.read((session) =>
          session.enrollments.list({ tenantId, ...parseFilter(filterSchema, filter), ...request }),
        ),
      toEnrollment,
    );
  return {
    get: async (id) => toEnrollment(await read(id)),
    list,
    iterate: ({ filter = {} } = {}) => iteratePages((page) => list({ ...page, filter })),
    async explain(id) {
      const explained = await explainEnrollment(engine, {
        tenantId,
        id: enrollmentId(id),
      });
      const { facts, zone, holidays, holiday, reason, nextAt } = explained;
      const { campaign, sender, message } = facts;
      return {
        enrollment: toEnrollment(facts.enrollment),
        campaign: { id: campaign.id, key: campaign.key, state: campaign.state },
        zone,
        holidays,
        sender: sender && { id: sender.id, name: sender.name },
        reason,
        holiday: holiday && {
          date: formatLocalDate(holiday.epochDay),
          country: holiday.country,
          known: holiday.known,
        },
        nextAt: formatOptionalInstant(nextAt),
        message: message && {
          id: message.id,
          generation: message.generation,
          approval: message.approval,
        },
        sent: facts.previousSends.length,
      };
    },
    async pause(id, { until } = {}) {
      await read(id);
      await pauseSubject(engine, {
        tenantId,
        subject: "enrollment",
        subjectId: id,
        until: until === undefined ? null : parseInstant(until, "until"),
        cause: "manual",
        actor,
      });
    },
    async resume(id) {
      await read(id);
      await resumeSubject(engine, { tenantId, subject: "enrollment", subjectId: id, actor });
    },
    stop: (id, reason = "cancelled") =>
      writeForTenant(context, {}, async (session, changes) => {
        const [row] = await session.enrollments.lock([{ tenantId, id: enrollmentId(id) }]);
        if (!row) throw new NotFoundError({ entity: "enrollment", reference: id });
        if (row.state === "stopped" || row.state === "completed") return toEnrollment(row);
        await stopEnrollments(session, changes, { rows: [row], reason });
        return toEnrollment(changes.enrollments.current(row));
      }),
  };
}

const enrollmentId = (id: string) => requireId("enrollment", id);

function toEnrollment(record: EnrollmentRecord): Enrollment {
  const { id, campaignId, contactId, senderId, state, stepKey, dueAt, reason, enrolledAt } = record;
  return {
    id,
    campaignId,
    contactId,
    senderId,
    state,
    stepKey,
    dueAt: formatOptionalInstant(dueAt),
    reason,
    enrolledAt: formatInstant(enrolledAt),
  };
}
