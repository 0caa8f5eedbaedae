import { z } from "zod";
import type { DeliveryRecord } from "../contracts/store/records/delivery-record.ts";
import { deliveryMachine, type DeliveryState } from "../machines/delivery-machine.ts";
import { statesOf } from "../machines/states-of.ts";
import { formatOptionalInstant } from "../model/format-optional-instant.ts";
import type { Page, PageOptions } from "../model/page.ts";
import { iteratePages } from "./iterate-pages.ts";
import { parseFilter } from "./parse-filter.ts";
import type { TenantContext } from "./tenant-context.ts";
import { toPage } from "./to-page.ts";

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
  readonly contentHash: string | null;
  readonly requestKey: string | null;
  readonly attempts: number;
  readonly uncertainSince: string | null;
  readonly sentAt: string | null;
  readonly messageIdHeader: string | null;
  readonly code: string | null;
  readonly receipt: string | null;
  readonly repliedAt: string | null;
}

export interface DeliveryFilter {
  readonly campaignId?: string;
  readonly enrollmentId?: string;
  readonly states?: readonly DeliveryState[];
}

const filterSchema = z.strictObject({
  campaignId: z.string().optional(),
  enrollmentId: z.string().optional(),
  states: z.array(z.enum(statesOf(deliveryMachine))).optional(),
});

export interface DeliveriesApi {
  list(options?: PageOptions & { readonly filter?: DeliveryFilter }): Promise<Page<Delivery>>;
  iterate(options?: { readonly filter?: DeliveryFilter }): AsyncIterable<Delivery>;
}

export function createDeliveriesApi({ engine, tenantId }: TenantContext): DeliveriesApi {
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
    contentHash: record.contentHash,
    requestKey: record.requestKey,
    attempts: record.attempts,
    uncertainSince: formatOptionalInstant(record.uncertainSince),
    sentAt: formatOptionalInstant(record.sentAt),
    messageIdHeader: record.messageIdHeader,
    code: record.code,
    receipt: record.receipt,
    repliedAt: formatOptionalInstant(record.repliedAt),
  };
}
