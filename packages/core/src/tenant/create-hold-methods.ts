import { z } from "zod";
import type { HoldSubject } from "../flows/holds/hold-subject.ts";
import { pauseSubject } from "../flows/holds/pause-subject.ts";
import { resumeSubject } from "../flows/holds/resume-subject.ts";
import { formatOptionalInstant } from "../model/format-optional-instant.ts";
import { parseInstant } from "../model/parse-instant.ts";
import { forKnown } from "./for-known.ts";
import type { OperationOptions } from "./operation-options.ts";
import { parseInput } from "./parse-input.ts";
import type { PauseOptions } from "./pause-options.ts";
import type { PauseOutcome } from "./pause-outcome.ts";
import type { ResumeOutcome } from "./resume-outcome.ts";
import type { TenantContext } from "./tenant-context.ts";
import { whyField } from "./why-field.ts";

interface HoldMethods<Name> {
  pause(names: readonly Name[], options: PauseOptions): Promise<readonly PauseOutcome[]>;
  resume(names: readonly Name[], options: OperationOptions): Promise<readonly ResumeOutcome[]>;
}

const pauseSchema = z.strictObject({
  why: whyField,
  until: z.union([z.string(), z.date()]).optional(),
});
const resumeSchema = z.strictObject({ why: whyField });

/** Pause and resume of one kind of subject, up to 1,000 at once, in one transaction. */
export function createHoldMethods<Name>(
  { engine, tenantId, actor }: TenantContext,
  options: {
    readonly subject: HoldSubject["subject"];
    /** The ids of these names, in order; null for what this tenant does not have. */
    readonly resolve: (names: readonly Name[]) => Promise<readonly (string | null)[]>;
  },
): HoldMethods<Name> {
  const { subject, resolve } = options;
  return {
    async pause(names, given) {
      const { why, until } = parseInput(pauseSchema, given, "The pause");
      const end = until === undefined ? null : parseInstant(until, "until");
      const cause = "manual";
      const outcomes = await forKnown(await resolve(names), {
        unknown: { outcome: "not-found", until: null, inFlight: 0 },
        run: (subjectIds) =>
          pauseSubject(engine, { tenantId, subject, subjectIds, until: end, cause, why, actor }),
      });
      return outcomes.map((outcome) => ({
        ...outcome,
        until: formatOptionalInstant(outcome.until),
      }));
    },
    async resume(names, given) {
      const { why } = parseInput(resumeSchema, given, "The resumption");
      return await forKnown(await resolve(names), {
        unknown: { outcome: "not-found" },
        run: (subjectIds) => resumeSubject(engine, { tenantId, subject, subjectIds, why, actor }),
      });
    },
  };
}
