import type { EnrollmentStore } from "@outreachkit/core/plugin";
import { insertEnrollments } from "../../insert/insert-enrollments.ts";
import type { SqlContext } from "../../session/sql-context.ts";
import { countInProgress } from "./count-in-progress.ts";
import { signalWaiting } from "./signal-waiting.ts";
import { findLastTouches } from "./find-last-touches.ts";
import { findRequested } from "./find-requested.ts";
import { findStandings } from "./find-standings.ts";
import { getEnrollment } from "./get-enrollment.ts";
import { listForPlanning } from "./list-for-planning.ts";
import { listEnrollments } from "./list-enrollments.ts";
import { listLiveEnrollmentIds } from "./list-live-enrollment-ids.ts";
import { lockEnrollments } from "./lock-enrollments.ts";
import { lockLiveEnrollmentsOfContacts } from "./lock-live-enrollments-of-contacts.ts";
import { readFacts } from "./read-facts.ts";
import { readHead } from "./read-head.ts";
import { readStream } from "./read-stream.ts";

export const createEnrollmentStore = (context: SqlContext): EnrollmentStore => ({
  insert: (enrollments) => insertEnrollments(context, enrollments),
  get: (key) => getEnrollment(context, key),
  lock: (keys) => lockEnrollments(context, keys),
  countInProgress: (request) => countInProgress(context, request),
  signalWaiting: (request) => signalWaiting(context, request),
  lockLiveOfContacts: (request) => lockLiveEnrollmentsOfContacts(context, request),
  listLiveIds: (request) => listLiveEnrollmentIds(context, request),
  list: (request) => listEnrollments(context, request),
  listForPlanning: (request) => listForPlanning(context, request),
  findStandings: (request) => findStandings(context, request),
  findRequested: (request) => findRequested(context, request),
  findLastTouches: (request) => findLastTouches(context, request),
  readFacts: (keys) => readFacts(context, keys),
  readHead: (request) => readHead(context, request),
  readStream: (request) => readStream(context, request),
});
