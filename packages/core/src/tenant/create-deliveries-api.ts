import { z } from "zod";
import type { DeliveryRecord } from "../contracts/store/records/delivery-record.ts";
import { redriveDeliveries, type RedriveOutcome } from "../flows/operations/redrive-deliveries.ts";
import { resolveDeliveries, type ResolveOutcome } from "../flows/operations/resolve-deliveries.ts";
import { deliveryMachine, type DeliveryState } from "../machines/delivery-machine.ts";
import { statesOf } from "../machines/states-of.ts";
import { formatOptionalInstant } from "../model/format-optional-instant.ts";
import type { InstantInput } from "../model/instant.ts";
import { isId } from "../model/is-id.ts";
import type { Page, PageOptions } from "../model/page.ts";
import { parseInstant } from "../model/parse-instant.ts";
import { iteratePages } from "./iterate-pages.ts";
import { nobody } from "./known-ids.ts";
import type { OperationOptions } from "./operation-options.ts";
import { parseFilter } from "./parse-filter.ts";
import { parseInput } from "./parse-input.ts";
import type { TenantContext } from "./tenant-context.ts";
import { toPage } from "./to-page.ts";
import { whyField } from "./why-field.ts";

/** One attempt to get a message out, as it leaves the library. */
export interface Delivery {
  readonly id: string;
  readonly messageId: string;
  readonly enrollmentId: string;
  readonly campaignId: string;
  readonly contactId: string;
  readonly senderId: string;
  readonly stepKey: string;
  readonly kind: string;
  readonly state: DeliveryState;
  /** The channel instance that carried it, and the provider account where it told one. */
  readonly channel: string | null;
  readonly account: string | null;
  readonly contentHash: string | null;
  /** Of the last provider call; what to look for in the provider's own log. */
  readonly requestKey: string | null;
  readonly attempts: number;
  readonly firstAttemptAt: string | null;
  readonly claimedAt: string | null;
  /** The provider may have it since then. */
  readonly uncertainSince: string | null;
  /** `queued`: the next attempt. `unknown`: the next recovery. Else null. */
  readonly retryAt: string | null;
  readonly providerMessageId: string | null;
  readonly sentAt: string | null;
  readonly messageIdHeader: string | null;
  /** Why it failed, was put off, skipped or is uncertain: the last answer's code. */
  readonly code: string | null;
  readonly receipt: string | null;
  readonly repliedAt: string | null;
}

export interface DeliveryFilter {
  readonly campaignId?: string;
  readonly enrollmentId?: string;
  readonly states?: readonly DeliveryState[];
}

export type DeliveryResolution =
  /** It was accepted at `at`, which the next step counts from: from the first attempt to now. */
  | { readonly id: string; readonly as: "sent"; readonly at: InstantInput }
  /**
   * It surely was not: it goes again, with a new request key. Who says so vouches for it: if the
   * provider has it all the same, the recipient gets it twice.
   */
  | { readonly id: string; readonly as: "not-sent" }
  /** Nobody knows: the step is never sent again, and the sequence stops (`cancelled`). */
  | { readonly id: string; readonly as: "stop" };
const filterSchema = z.strictObject({
  campaignId: z.string().optional(),
  enrollmentId: z.string().optional(),
  states: z.array(z.enum(statesOf(deliveryMachine))).optional(),
});

export interface DeliveriesApi {
  list(options?: PageOptions & { readonly filter?: DeliveryFilter }): Promise<Page<Delivery>>;
  iterate(options?: { readonly filter?: DeliveryFilter }): AsyncIterable<Delivery>;
  /**
   * Makes the steps of failed deliveries due again, each with a new request key; one outcome per id,
   * in order. Only a definitive refusal can be redriven, and only while the sequence waits for it
   * (`onFailed: "hold"`). Asking twice changes nothing more. Up to 1,000 ids, in one transaction.
   */
  redrive(ids: readonly string[], options: OperationOptions): Promise<readonly RedriveOutcome[]>;
  /**
   * Ends the uncertainty about deliveries that are `needs-review` or `unknown`, on a person's word;
   * one outcome per item, in order, and of two people the first counts. What the provider says later
   * still counts where it says that it accepted. Up to 1,000, in one transaction.
   */
  resolve(
    resolutions: readonly DeliveryResolution[],
    options: OperationOptions,
  ): Promise<readonly ResolveOutcome[]>;
}

const MOST = 1_000;
const idSchema = z.string().max(200);
const whySchema = z.strictObject({ why: whyField });
const resolutionsSchema = z
  .array(
    z.discriminatedUnion("as", [
      z.strictObject({ id: idSchema, as: z.literal("sent"), at: z.union([z.string(), z.date()]) }),
      z.strictObject({ id: idSchema, as: z.literal("not-sent") }),
      z.strictObject({ id: idSchema, as: z.literal("stop") }),
    ]),
  )
  .max(MOST);

/** A text that can be no id is as unknown as any other. */
const toKnownId = (id: string): string => (isId(id) ? id : nobody);

export function createDeliveriesApi({ engine, tenantId, actor }: TenantContext): DeliveriesApi {
  const list: DeliveriesApi["list"] = ({ filter = {}, ...page } = {}) =>
    toPage(
      page,
      (request) =>
        engine.store.read((session) =>
          session.messages.listDeliveries({
            tenantId,
            ...parseFilter(filterSchema, filter),
            ...request,
          }),
        ),
      toDelivery,
    );
  return {
    list,
    iterate: ({ filter = {} } = {}) => iteratePages((page) => list({ ...page, filter })),
    async redrive(given, options) {
      const { why } = parseInput(whySchema, options, "The redrive");
      const asked = parseInput(z.array(idSchema).max(MOST), given, "The redrive");
      const ids = asked.map(toKnownId);
      const outcomes = await redriveDeliveries(engine, { tenantId, ids, why, actor });
      return outcomes.map((outcome, index) => ({ ...outcome, id: asked[index] ?? outcome.id }));
    },
    async resolve(given, options) {
      const { why } = parseInput(whySchema, options, "The resolution");
      const asked = parseInput(resolutionsSchema, given, "The resolution");
      const resolutions = asked.map((item, index) => ({
        id: toKnownId(item.id),
        verdict:
          item.as === "sent"
            ? { as: item.as, at: parseInstant(item.at, `${index}.at`) }
            : { as: item.as },
      }));
      const outcomes = await resolveDeliveries(engine, { tenantId, resolutions, why, actor });
      return outcomes.map((outcome, index) => ({ ...outcome, id: asked[index]?.id ?? outcome.id }));
    },
  };
}

function toDelivery(record: DeliveryRecord): Delivery {
  return {
    id: record.id,
    messageId: record.messageId,
    enrollmentId: record.enrollmentId,
    campaignId: record.campaignId,
    contactId: record.contactId,
    senderId: record.senderId,
    stepKey: record.stepKey,
    kind: record.kind,
    state: record.state,
    channel: record.channel,
    account: record.account,
    contentHash: record.contentHash,
    requestKey: record.requestKey,
    attempts: record.attempts,
    firstAttemptAt: formatOptionalInstant(record.firstAttemptAt),
    claimedAt: formatOptionalInstant(record.claimedAt),
    uncertainSince: formatOptionalInstant(record.uncertainSince),
    retryAt: formatOptionalInstant(record.retryAt),
    providerMessageId: record.providerMessageId,
    sentAt: formatOptionalInstant(record.sentAt),
    messageIdHeader: record.messageIdHeader,
    code: record.code,
    receipt: record.receipt,
    repliedAt: formatOptionalInstant(record.repliedAt),
  };
}
