import type { Tenant } from "@outreachkit/core";
import type { OwnedIds } from "./owned-ids.ts";

/** One call with a name of something; what it says must not depend on whether another tenant has it. */
export type TenancyProbe = (tenant: Tenant, ids: OwnedIds, own: OwnedIds) => Promise<unknown>;

/**
 * Every public method that takes an id, by each of its parameters. `own` names things of the caller,
 * for methods that take several.
 */
export const tenancyProbes: { readonly [name: string]: TenancyProbe } = {
  "senders.upsert": async ({ senders }, ids) =>
    // The same name in two tenants means two senders: nothing of the other's may shine through.
    (await senders.upsert([{ ...probeSender, externalId: `${ids.senderExternalId}-probe` }]))
      .length,
  "senders.pause": ({ senders }, { sender }) => senders.pause(sender),
  "senders.resume": ({ senders }, { sender }) => senders.resume(sender),
  "senders.pause by external id": ({ senders }, { senderExternalId }) =>
    senders.pause({ externalId: senderExternalId }),
  "contacts.upsert": async ({ contacts }, { contact }) =>
    (await contacts.upsert([{ id: contact, firstName: "Probe" }])).map(({ outcome }) => outcome),
  "contacts.get": ({ contacts }, { contact }) => contacts.get(contact),
  "contacts.get by external id": ({ contacts }, { contactExternalId }) =>
    contacts.get({ externalId: contactExternalId }),
  "contacts.pause": ({ contacts }, { contact }) => contacts.pause(contact),
  "contacts.resume": ({ contacts }, { contact }) => contacts.resume(contact),
  "enrichments.upsert": ({ enrichments }, { contact }) =>
    enrichments.upsert([{ contact, stage: "person", data: { probe: true } }]),
  "enrichments.upsert by external id": ({ enrichments }, { contactExternalId }) =>
    enrichments.upsert([
      { contact: { externalId: contactExternalId }, stage: "person", data: { probe: true } },
    ]),
  "campaigns.save": ({ campaigns }, { sender }) =>
    campaigns.save({
      key: "probe",
      senders: [sender],
      schedule: { weekdays: "09:00-17:00" },
      steps: [{ key: "hook", kind: "email", content: { subject: "Hello", body: "Hello!" } }],
    }),
  "campaigns.get": ({ campaigns }, { campaign }) => campaigns.get(campaign),
  "campaigns.readiness": ({ campaigns }, { campaign }) => campaigns.readiness(campaign),
  "campaigns.launch": ({ campaigns }, { campaign }) => campaigns.launch(campaign),
  "campaigns.enroll": ({ campaigns }, { campaign }) => campaigns.enroll(campaign, { filter: {} }),
  "campaigns.enroll of a contact": ({ campaigns }, { contact }, own) =>
    campaigns.enroll(own.campaign, { contacts: [contact] }),
  "campaigns.enroll by external id": ({ campaigns }, { contactExternalId }, own) =>
    campaigns.enroll(own.campaign, { contacts: [{ externalId: contactExternalId }] }),
  "campaigns.pause": ({ campaigns }, { campaign }) => campaigns.pause(campaign),
  "campaigns.resume": ({ campaigns }, { campaign }) => campaigns.resume(campaign),
  "campaigns.closeEnrollment": ({ campaigns }, { campaign }) => campaigns.closeEnrollment(campaign),
  "campaigns.reopen": ({ campaigns }, { campaign }) => campaigns.reopen(campaign),
  "campaigns.cancel": ({ campaigns }, { campaign }) => campaigns.cancel(campaign),
  "campaigns.archive": ({ campaigns }, { campaign }) => campaigns.archive(campaign),
  "campaigns.report": ({ campaigns }, { campaign }) => campaigns.report(campaign),
  "enrollments.get": ({ enrollments }, { enrollment }) => enrollments.get(enrollment),
  "enrollments.list by campaign": ({ enrollments }, { campaign: campaignId }) =>
    enrollments.list({ filter: { campaignId } }),
  "enrollments.list by contact": ({ enrollments }, { contact: contactId }) =>
    enrollments.list({ filter: { contactId } }),
  "enrollments.explain": ({ enrollments }, { enrollment }) => enrollments.explain(enrollment),
  "enrollments.pause": ({ enrollments }, { enrollment }) => enrollments.pause(enrollment),
  "enrollments.resume": ({ enrollments }, { enrollment }) => enrollments.resume(enrollment),
  "enrollments.stop": ({ enrollments }, { enrollment }) => enrollments.stop(enrollment),
  "generation.run": ({ generation }, { campaign }) => generation.run(campaign),
  "messages.get": ({ messages }, { message }) => messages.get(message),
  "messages.list by campaign": ({ messages }, { campaign: campaignId }) =>
    messages.list({ filter: { campaignId } }),
  "messages.list by contact": ({ messages }, { contact: contactId }) =>
    messages.list({ filter: { contactId } }),
  "messages.approve": ({ messages }, { message: id, contentHash }) =>
    messages.approve([{ id, contentHash }]),
  "messages.reject": ({ messages }, { message: id, contentHash }) =>
    messages.reject([{ id, contentHash }]),
  "messages.edit": ({ messages }, { message, contentHash }) =>
    messages.edit(message, { contentHash, body: "Probe" }),
  "deliveries.list by campaign": ({ deliveries }, { campaign: campaignId }) =>
    deliveries.list({ filter: { campaignId } }),
  "deliveries.list by enrollment": ({ deliveries }, { enrollment: enrollmentId }) =>
    deliveries.list({ filter: { enrollmentId } }),
  "deliveries.redrive": ({ deliveries }, { delivery }) =>
    deliveries.redrive([delivery], { why: "probe" }),
  "deliveries.resolve as sent": ({ deliveries }, { delivery: id }) =>
    deliveries.resolve([{ id, as: "sent", at: "2026-03-02T08:00:00Z" }], { why: "probe" }),
  "deliveries.resolve as not sent": ({ deliveries }, { delivery: id }) =>
    deliveries.resolve([{ id, as: "not-sent" }], { why: "probe" }),
  "deliveries.resolve as stopped": ({ deliveries }, { delivery: id }) =>
    deliveries.resolve([{ id, as: "stop" }], { why: "probe" }),
  "signals.record by Message-ID": ({ signals }, { messageId }) =>
    signals.record([{ type: "reply", externalId: messageId, messageIds: [messageId] }]),
  "signals.record by contact": ({ signals }, { contact }) =>
    signals.record([{ type: "unsubscribe", externalId: contact, contact }]),
  "signals.record by external id": ({ signals }, { contactExternalId: externalId }) =>
    signals.record([{ type: "complaint", externalId, contact: { externalId } }]),
  "events.list": ({ events }, ids) => events.list({ filter: { entityIds: Object.values(ids) } }),
};

const probeSender = { channel: "probe", name: "Probe", address: "probe@probe.example" };
