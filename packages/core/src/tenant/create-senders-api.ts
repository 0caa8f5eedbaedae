import { z } from "zod";
import type { SenderRecord } from "../contracts/store/records/sender-record.ts";
import { pauseSubject } from "../flows/holds/pause-subject.ts";
import { resumeSubject } from "../flows/holds/resume-subject.ts";
import { upsertSenders } from "../flows/people/upsert-senders.ts";
import { durationToMilliseconds } from "../model/duration-to-milliseconds.ts";
import { NotFoundError } from "../model/errors/not-found-error.ts";
import type { InstantInput } from "../model/instant.ts";
import type { Page, PageOptions } from "../model/page.ts";
import { parseInstant } from "../model/parse-instant.ts";
import type { Reference } from "../model/reference.ts";
import { isTimeZone } from "../sequence/is-time-zone.ts";
import { parseInput } from "./parse-input.ts";
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
  dailyCap: z.int().min(0).nullish(),
  gap: duration.nullish(),
  gapJitter: duration.nullish(),
});

/** A mailbox, seat or number. What is left out keeps, `null` takes the channel's default. */
export type SenderInput = z.input<typeof senderSchema>;

export type Sender = Omit<SenderRecord, "tenantId" | "version" | "createdAt">;

export interface SendersApi {
  /** By external id. Gives each as stored, in order. */
  upsert(senders: readonly SenderInput[]): Promise<readonly Sender[]>;
  list(options?: PageOptions): Promise<Page<Sender>>;
  /** Holds its queue back; what is out settles. */
  pause(sender: Reference, options?: { readonly until?: InstantInput }): Promise<void>;
  resume(sender: Reference): Promise<void>;
}

export function createSendersApi(context: TenantContext): SendersApi {
  const { engine, tenantId, actor } = context;
  const subjectOf = async (reference: Reference) => ({
    tenantId,
    subject: "sender" as const,
    subjectId: await findSenderId(context, reference),
  });
  return {
    async upsert(senders) {
      const parsed = parseInput(z.array(senderSchema).max(1_000), senders, "The senders").map(
        (sender) => ({
          ...sender,
          gap: sender.gap ? durationToMilliseconds(clean(sender.gap)) : sender.gap,
          gapJitter: sender.gapJitter
            ? durationToMilliseconds(clean(sender.gapJitter))
            : sender.gapJitter,
        }),
      );
      const rows = await writeForTenant(context, {}, (session, changes) =>
        upsertSenders(session, changes, { tenantId, senders: parsed }),
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
    async pause(sender, { until } = {}) {
      await pauseSubject(engine, {
        ...(await subjectOf(sender)),
        until: until === undefined ? null : parseInstant(until, "until"),
        cause: "manual",
        actor,
      });
    },
    async resume(sender) {
      await resumeSubject(engine, { ...(await subjectOf(sender)), actor });
    },
  };
}

async function findSenderId(
  { engine, tenantId }: TenantContext,
  reference: Reference,
): Promise<string> {
  const [found] = await engine.store.read((session) =>
    session.tenants.findSenders({
      tenantId,
      ...splitReferences([reference]),
    }),
  );
  if (found) return found.id;
  throw new NotFoundError({
    entity: "sender",
    reference: typeof reference === "string" ? reference : reference.externalId,
  });
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
