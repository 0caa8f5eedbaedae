import type { Delivery, Enrollment, Message, Tenant } from "@outreachkit/core";
import { listEnrollments } from "./list-enrollments.ts";
import type { MessageRow } from "./message-row.ts";
import type { Person } from "./person.ts";

/** Every message of the campaign, in the order they were written. */
export async function collectMessages(options: {
  readonly tenant: Tenant;
  readonly campaignId: string;
  readonly personOf: (contactId: string) => Person;
}): Promise<{
  readonly messages: readonly MessageRow[];
  readonly enrollments: readonly Enrollment[];
}> {
  const { tenant, campaignId, personOf } = options;
  const enrollments = await listEnrollments(tenant, campaignId);
  const byId = new Map(enrollments.map((enrollment) => [enrollment.id, enrollment]));
  const deliveries = new Map<string, Delivery>();
  for await (const delivery of tenant.deliveries.iterate({ filter: { campaignId } })) {
    const known = deliveries.get(delivery.messageId);
    if (known?.state !== "sent") deliveries.set(delivery.messageId, delivery);
  }
  const messages: MessageRow[] = [];
  for await (const message of tenant.messages.iterate({ filter: { campaignId } })) {
    const delivery = deliveries.get(message.id);
    messages.push({
      message,
      delivery,
      person: personOf(message.contactId),
      enrollment: byId.get(message.enrollmentId),
      state: delivery?.state ?? stateOf(message),
    });
  }
  return { messages, enrollments };
}

function stateOf({ approval, generation }: Message): string {
  return generation === "generated" ? approval : generation;
}
