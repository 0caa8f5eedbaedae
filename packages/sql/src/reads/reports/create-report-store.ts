import type { ReportStore } from "@outreachkit/core/plugin";
import type { SqlContext } from "../../session/sql-context.ts";
import { countEnrollments } from "./count-enrollments.ts";
import { countLive } from "./count-live.ts";
import { countSteps } from "./count-steps.ts";
import { readFunnel } from "./read-funnel.ts";

export const createReportStore = (context: SqlContext): ReportStore => ({
  countSteps: (request) => countSteps(context, request),
  countEnrollments: (request) => countEnrollments(context, request),
  countLive: (request) => countLive(context, request),
  funnel: (request) => readFunnel(context, request),
});
