import type { ContactRecord } from "../../contracts/store/records/contact-record.ts";
import type { EnrollmentRecord } from "../../contracts/store/records/enrollment-record.ts";
import type { StoreSession } from "../../contracts/store/store-session.ts";
import { resumeAfterAbsence } from "../../inbound/resume-after-absence.ts";
import type { Instant, InstantInput } from "../../model/instant.ts";
import { parseInstant } from "../../model/parse-instant.ts";
import { fromLocal } from "../../sequence/from-local.ts";
import { nextInWindow } from "../../sequence/next-in-window.ts";
import type { SendingCalendar } from "../../sequence/sending-calendar.ts";
import { toLocal } from "../../sequence/to-local.ts";
import { calendarOf } from "../campaigns/calendar-of.ts";
import type { Changes } from "../changes/create-changes.ts";
import type { Engine } from "../engine.ts";
import { startHold } from "../holds/start-hold.ts";
import { restTasks } from "../tasks/rest-tasks.ts";

/** Rests an absent contact until one send day after the stated return. A later absence extends. */
export async function pauseAbsent(
  engine: Engine,
  session: StoreSession,
  changes: Changes,
  options: {
    readonly contact: ContactRecord;
    readonly live: readonly EnrollmentRecord[];
    readonly returnsAt: InstantInput | undefined;
  },
): Promise<void> {
  const { contact, live, returnsAt } = options;
  const calendar = await calendarOfFirst(engine, session, live);
  const until = resumeAfterAbsence({
    now: changes.now,
    returnsAt: returnsAt === undefined ? null : parseInstant(returnsAt, "returnsAt"),
    nextSendDay: (instant) => (calendar ? nextSendDay(calendar, instant) : null),
  });
  const holds = await session.restrictions.findHolds({
    tenantId: contact.tenantId,
    subjectIds: [contact.id],
  });
  startHold(changes, {
    existing: holds[0],
    hold: {
      tenantId: contact.tenantId,
      subject: "contact",
      subjectId: contact.id,
      until,
      cause: "out-of-office",
    },
  });
  await restTasks(session, changes, live);
}

function nextSendDay(calendar: SendingCalendar, instant: Instant): Instant | null {
  const { epochDay } = toLocal(calendar.zone, instant);
  return nextInWindow(calendar, fromLocal(calendar.zone, { epochDay: epochDay + 1, msOfDay: 0 }));
}

async function calendarOfFirst(
  engine: Engine,
  session: StoreSession,
  live: readonly EnrollmentRecord[],
): Promise<SendingCalendar | null> {
  const [facts] = await session.enrollments.readFacts(live.slice(0, 1));
  if (!facts) return null;
  const version = (await engine.versions.loadFor(session, [facts]))(facts);
  return version ? (calendarOf(facts, version)?.calendar ?? null) : null;
}
