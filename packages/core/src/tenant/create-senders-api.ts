import { z } from "zod";
import type { SenderRecord } from "../contracts/store/records/sender-record.ts";
import { upsertSenders } from "../flows/people/upsert-senders.ts";
import { rampPresets } from "../capacity/ramp-presets.ts";
import type { Ramp } from "../model/caps.ts";
import { durationToMilliseconds } from "../model/duration-to-milliseconds.ts";
import { isCountry } from "../model/is-country.ts";
import type { Page, PageOptions } from "../model/page.ts";
import type { Reference } from "../model/reference.ts";
import { isTimeZone } from "../sequence/is-time-zone.ts";
import { createHoldMethods } from "./create-hold-methods.ts";
import { matchReferences } from "./match-references.ts";
import type { OperationOptions } from "./operation-options.ts";
import { parseInput } from "./parse-input.ts";
import { parseReferences } from "./parse-references.ts";
import type { PauseOptions } from "./pause-options.ts";
import type { PauseOutcome } from "./pause-outcome.ts";
import type { ResumeOutcome } from "./resume-outcome.ts";
import { splitReferences } from "./split-references.ts";
import { type TenantContext, writeForTenant } from "./tenant-context.ts";
import { toPage } from "./to-page.ts";

const duration = z.strictObject({
  hours: z.number().min(0).optional(),
  minutes: z.number().min(0).optional(),
  seconds: z.number().min(0).optional(),
});
const plain = z
  .string()
  .trim()
  .min(1)
  .max(300)
  .regex(
    /^[^\u0000-\u001f\u007f-\u009f\u2028\u2029]*$/,
    "contains a line break or control character",
  );

const senderSchema = z.strictObject({
  externalId: plain,
  channel: plain,
  name: plain,
  address: plain,
  owner: plain.nullish(),
  timeZone: z.string().refine(isTimeZone, "is not a known IANA time zone").nullish(),
  country: z
    .string()
    .refine(isCountry, 'is not an ISO 3166 two-letter code such as "DE"')
    .transform((code) => code.toUpperCase())
    .nullish(),
  dailyCap: z.int().min(0).nullish(),
  gap: duration.nullish(),
  gapJitter: duration.nullish(),
  ramp: z
    .union([
      z.strictObject({ start: z.number(), step: z.number(), target: z.int().min(1).optional() }),
      z.enum(Object.keys(rampPresets) as (keyof typeof rampPresets)[]),
    ])
    .nullish(),
  accounting: z.enum(["calendar-day", "rolling-24h"]).nullish(),
  weeklyCaps: z.record(plain, z.int().min(0).max(100_000).nullable()).nullish(),
  inProgressCap: z.int().min(0).max(1_000_000).nullish(),
});

/** A mailbox, seat or number. What is left out keeps, `null` takes the channel's default. */
export type SenderInput = z.input<typeof senderSchema>;

export type Sender = Omit<SenderRecord, "tenantId" | "version" | "createdAt">;

export interface SendersApi {
  /** By external id. Gives each as stored, in order. */
  upsert(senders: readonly SenderInput[]): Promise<readonly Sender[]>;
  list(options?: PageOptions): Promise<Page<Sender>>;
  /** Holds their queues back until `until`, or until they are resumed. Up to 1,000. */
  pause(senders: readonly Reference[], options: PauseOptions): Promise<readonly PauseOutcome[]>;
  /**
   * What is due goes on at once, within the sender's own limits. Also ends the pause of a sender's breaker
   * that tripped twice.
   */
  resume(
    senders: readonly Reference[],
    options: OperationOptions,
  ): Promise<readonly ResumeOutcome[]>;
}

export function createSendersApi(context: TenantContext): SendersApi {
  const { engine, tenantId } = context;
  const resolve = async (given: readonly Reference[]) => {
    const references = parseReferences(given, "The senders");
    const found = await engine.store.read((session) =>
      session.tenants.findSenders({ tenantId, ...splitReferences(references) }),
    );
    return matchReferences(references, found);
  };
  return {
    async upsert(senders) {
      const parsed = parseInput(z.array(senderSchema).max(1_000), senders, "The senders").map(
        (sender) => ({
          ...sender,
          gap: sender.gap ? durationToMilliseconds(clean(sender.gap)) : sender.gap,
          gapJitter: sender.gapJitter
            ? durationToMilliseconds(clean(sender.gapJitter))
            : sender.gapJitter,
          ramp: toRamp(sender.ramp),
        }),
      );
      const rows = await writeForTenant(context, {}, (session, changes) =>
        upsertSenders(engine, session, changes, { tenantId, senders: parsed }),
      );
      return rows.map(toSender);
    },
    list: (options = {}) =>
      toPage(
        options,
        (request) =>
          engine.store.read((session) => session.tenants.listSenders({ tenantId, ...request })),
        toSender,
      ),
    ...createHoldMethods<Reference>(context, { subject: "sender", resolve }),
  };
}

function toRamp(ramp: z.output<typeof senderSchema>["ramp"]): Ramp | null | undefined {
  if (typeof ramp === "string") return rampPresets[ramp];
  if (!ramp) return ramp;
  const { start, step, target } = ramp;
  return target === undefined ? { start, step } : { start, step, target };
}

function clean(value: z.output<typeof duration>) {
  const { hours = 0, minutes = 0, seconds = 0 } = value;
  return { hours, minutes, seconds };
}

function toSender({
  tenantId: _tenant,
  version: _version,
  createdAt: _created,
  ...sender
}: SenderRecord): Sender {
  return sender;
}
