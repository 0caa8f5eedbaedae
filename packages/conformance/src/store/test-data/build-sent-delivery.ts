import type { DeliveryRecord } from "@outreachkit/core/plugin";
import { buildDelivery } from "./build-delivery.ts";
import { testTime } from "./test-time.ts";

export const buildSentDelivery = (number = 1, part: Partial<DeliveryRecord> = {}): DeliveryRecord =>
  buildDelivery(number, {
    state: "sent",
    leaseId: null,
    firstAttemptAt: testTime + 10,
    account: "account-1",
    providerMessageId: `provider-${number}`,
    sentAt: testTime + number,
    ...part,
  });
