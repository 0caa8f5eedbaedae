import { z } from "zod";
import { formatOptionalInstant } from "../model/format-optional-instant.ts";
import type { EnrollmentRecord } from "../contracts/store/records/enrollment-record.ts";
import { explainEnrollment } from "../flows/enrollments/explain-enrollment.ts";
import { enrollmentMachine, type EnrollmentState } from "../machines/enrollment-machine.ts";
import { statesOf } from "../machines/states-of.ts";
import { NotFoundError } from "../model/errors/not-found-error.ts";
import { formatInstant } from "../model/format-instant.ts";
import type { Page, PageOptions } from "../model/page.ts";
import {
  type StopReason,
  stopReasons,
  type WaitingReason,
  waitingReasons,
} from "../model/reasons.ts";
import type { ResolvedHolidays, ResolvedZone } from "../model/weekly-schedule.ts";
import { formatLocalDate } from "../sequence/format-local-date.ts";
import { createHoldMethods } from "./create-hold-methods.ts";
import {
  createStepMethods,
  type MoveOutcome,
  type MoveToOptions,
  type SkipOutcome,
  type SkipStepOptions,
} from "./create-step-methods.ts";
import { createStopMethod, type StopOptions, type StopOutcome } from "./create-stop-method.ts";
import { iteratePages } from "./iterate-pages.ts";
import type { OperationOptions } from "./operation-options.ts";
import { parseFilter } from "./parse-filter.ts";
import { parseIds } from "./parse-ids.ts";
import type { PauseOptions } from "./pause-options.ts";
import type { PauseOutcome } from "./pause-outcome.ts";
import { requireId } from "./require-id.ts";
import type { ResumeOutcome } from "./resume-outcome.ts";
import type { TenantContext } from "./tenant-context.ts";
import { toPage } from "./to-page.ts";

/** One contact in one campaign, as it leaves the library. */
export interface Enrollment {
  readonly id: string;
  readonly campaignId: string;
  readonly contactId: string;
  readonly senderId: string;
  /** The kind that it drew of the campaign's mix, for good; null where there is none. */
  readonly channel: string | null;
  /** By step key: the fallback kind that it took there. */
  readonly fallbacks: { readonly [stepKey: string]: string };
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
  /** When its step goes or is looked at next, as far as that is known. */
  readonly nextAt: string | null;
  /**
   * The next instant at which any of this may change by itself: the end of a pause, the next window, the
   * sender's next free instant, a retry, the latest end of a call; now where a worker is about to. Null
   * when only a signal or a person brings it on.
   */
  readonly nextChangeAt: string | null;
  readonly message: {
    readonly id: string;
    readonly kind: string;
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
  /** Nothing of them is claimed until `until`, or until they are resumed. Up to 1,000 ids. */
  pause(ids: readonly string[], options: PauseOptions): Promise<readonly PauseOutcome[]>;
  /** What the pause parked is due at once, or in its next window. */
  resume(ids: readonly string[], options: OperationOptions): Promise<readonly ResumeOutcome[]>;
  /**
   * For good, as `cancelled` unless another reason is given; one outcome per id, in order. What is
   * with a provider is not recalled, and the outcome says so. Up to 1,000 ids, in one transaction.
   */
  stop(ids: readonly string[], options: StopOptions): Promise<readonly StopOutcome[]>;
  /**
   * Passes the step it stands at without sending it; its message is closed (`manual`), and the next
   * step counts from now. Refused while the step's message is out.
   */
  skipStep(id: string, options: SkipStepOptions): Promise<SkipOutcome>;
  /**
   * Moves it to another step of its version, forward or back. Forward passes the step it stood at
   * (`manual`); a step that was sent is never sent again, so moving onto it passes it at once
   * (`already-sent`). Refused while a message is out. An unknown step is an `InvalidInputError`.
   */
  moveTo(id: string, stepKey: string, options: MoveToOptions): Promise<MoveOutcome>;
}

export function createEnrollmentsApi(context: TenantContext): EnrollmentsApi {
  const { engine, tenantId } = context;
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
      const { facts, zone, holidays, holiday, reason, nextAt, nextChangeAt } = explained;
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
        nextChangeAt: formatOptionalInstant(nextChangeAt),
        message: message && {
          id: message.id,
          kind: message.kind,
          generation: message.generation,
          approval: message.approval,
        },
        sent: facts.previousSends.length,
      };
    },
    ...createHoldMethods<string>(context, {
      subject: "enrollment",
      resolve: async (ids) => parseIds(ids, "The enrollments"),
    }),
    stop: createStopMethod(context),
    ...createStepMethods(context),
  };
}

const enrollmentId = (id: string) => requireId("enrollment", id);

function toEnrollment(record: EnrollmentRecord): Enrollment {
  const { id, campaignId, contactId, senderId, channel, fallbacks } = record;
  const { state, stepKey, dueAt, reason, enrolledAt } = record;
  return {
    id,
    campaignId,
    contactId,
    senderId,
    channel,
    fallbacks,
    state,
    stepKey,
    dueAt: formatOptionalInstant(dueAt),
    reason,
    enrolledAt: formatInstant(enrolledAt),
  };
}
