import { listProbes } from "./list-probes.ts";
import type { TenancyProbe } from "./tenancy-probe.ts";

/**
 * Every public method that takes an id, by each of its parameters. `own` names things of the caller,
 * for methods that take several.
 */
export const tenancyProbes: { readonly [name: string]: TenancyProbe } = {
  ...listProbes,
  "senders.upsert": async ({ senders }, ids) =>
    // The same name in two tenants means two senders: nothing of the other's may shine through.
    (await senders.upsert([{ ...probeSender, externalId: `${ids.senderExternalId}-probe` }]))
      .length,
  "senders.pause": ({ senders }, { sender }) => senders.pause([sender], probeWhy),
  "senders.resume": ({ senders }, { sender }) => senders.resume([sender], probeWhy),
  "senders.pause by external id": ({ senders }, { senderExternalId }) =>
    senders.pause([{ externalId: senderExternalId }], probeWhy),
  "breakers.get": ({ breakers }, { sender }) => breakers.get({ sender }),
  "breakers.get by external id": ({ breakers }, { senderExternalId: externalId }) =>
    breakers.get({ sender: { externalId } }),
  "breakers.get of a campaign": ({ breakers }, { campaign }) => breakers.get({ campaign }),
  "breakers.reset": ({ breakers }, { sender, campaign }) =>
    breakers.reset([{ sender }, { campaign }], probeWhy),
  "breakers.reset of a mix": async ({ breakers }, { sender }, own) =>
    (await breakers.reset([{ sender: own.sender }, { sender }], probeWhy)).at(1),
  "contacts.upsert": async ({ contacts }, { contact }) =>
    (await contacts.upsert([{ id: contact, firstName: "Probe" }])).map(({ outcome }) => outcome),
  "contacts.upsert of a mix": async ({ contacts }, { contact }, own) =>
    (await contacts.upsert([{ id: own.contact }, { id: contact }])).map(({ outcome }) => outcome),
  "contacts.get": ({ contacts }, { contact }) => contacts.get(contact),
  "contacts.get by external id": ({ contacts }, { contactExternalId }) =>
    contacts.get({ externalId: contactExternalId }),
  "contacts.pause": ({ contacts }, { contact }) => contacts.pause([contact], probeWhy),
  // The first of two calls changes the caller's own: only what is said of the other counts.
  "contacts.pause of a mix": async ({ contacts }, { contact }, own) =>
    (await contacts.pause([own.contact, contact], probeWhy)).at(1),
  "contacts.resume": ({ contacts }, { contact }) => contacts.resume([contact], probeWhy),
  "contacts.disqualify": ({ contacts }, { contact }) => contacts.disqualify([contact], probeWhy),
  "contacts.disqualify by external id": ({ contacts }, { contactExternalId }) =>
    contacts.disqualify([{ externalId: contactExternalId }], probeWhy),
  "contacts.disqualify in its campaign": ({ contacts }, { campaign: campaignId }, own) =>
    contacts.disqualify([own.contact], { ...probeWhy, campaignId }),
  "contacts.reachGoal": ({ contacts }, { contact }) => contacts.reachGoal([contact], probeWhy),
  "contacts.delete": ({ contacts }, { contact }) => contacts.delete(contact),
  "contacts.delete by external id": ({ contacts }, { contactExternalId }) =>
    contacts.delete({ externalId: contactExternalId }),
  "contacts.restore": ({ contacts }, { contact }) => contacts.restore(contact),
  "contacts.restore by external id": ({ contacts }, { contactExternalId }) =>
    contacts.restore({ externalId: contactExternalId }),
  "contacts.score": ({ contacts }, { contact }) =>
    contacts.score({ contacts: [contact], overwrite: true }),
  "contacts.score by owner and tag": ({ contacts }, { owner, tag }) =>
    contacts.score({ filter: { owner, tags: [tag] }, overwrite: true }),
  "enrichments.upsert": ({ enrichments }, { contact }) =>
    enrichments.upsert([{ contact, stage: "person", data: { probe: true } }]),
  "enrichments.upsert by external id": ({ enrichments }, { contactExternalId }) =>
    enrichments.upsert([
      { contact: { externalId: contactExternalId }, stage: "person", data: { probe: true } },
    ]),
  "enrichments.upsert of a mix": ({ enrichments }, { contact }, own) =>
    enrichments.upsert([
      { contact: own.contact, stage: "person", data: { probe: true } },
      { contact, stage: "person", data: { probe: true } },
    ]),
  "campaigns.save with its sender by external id": ({ campaigns }, { senderExternalId }) =>
    campaigns.save({ ...probeCampaign, senders: [{ externalId: senderExternalId }] }),
  "campaigns.save with a mix of senders": ({ campaigns }, { sender }, own) =>
    campaigns.save({ ...probeCampaign, senders: [own.sender, sender] }),
  "campaigns.save": ({ campaigns }, { sender }) =>
    campaigns.save({ ...probeCampaign, senders: [sender] }),
  "campaigns.get": ({ campaigns }, { campaign }) => campaigns.get(campaign),
  "campaigns.readiness": ({ campaigns }, { campaign }) => campaigns.readiness(campaign),
  "campaigns.launch": ({ campaigns }, { campaign }) => campaigns.launch(campaign),
  "campaigns.enroll": ({ campaigns }, { campaign }) => campaigns.enroll(campaign, { filter: {} }),
  "campaigns.enroll of a contact": ({ campaigns }, { contact }, own) =>
    campaigns.enroll(own.campaign, { contacts: [contact] }),
  "campaigns.enroll by external id": ({ campaigns }, { contactExternalId }, own) =>
    campaigns.enroll(own.campaign, { contacts: [{ externalId: contactExternalId }] }),
  "campaigns.enroll of a mix": ({ campaigns }, { contact }, own) =>
    campaigns.enroll(own.campaign, { contacts: [own.contact, contact] }),
  "campaigns.enroll in its campaign": ({ campaigns }, { campaign }, own) =>
    campaigns.enroll(campaign, { contacts: [own.contact] }),
  "campaigns.preview": ({ campaigns }, { campaign }) => campaigns.preview(campaign),
  "campaigns.diff": ({ campaigns }, { campaign }) =>
    campaigns.diff(campaign, { key: "probe", senders: [], schedule: {}, steps: [] }),
  "campaigns.enroll by owner and tag": ({ campaigns }, { owner, tag }, own) =>
    campaigns.enroll(own.campaign, { filter: { owner, tags: [tag] } }),
  "campaigns.pause": ({ campaigns }, { campaign }) => campaigns.pause(campaign, probeWhy),
  "campaigns.resume": ({ campaigns }, { campaign }) => campaigns.resume(campaign, probeWhy),
  "campaigns.migrate": ({ campaigns }, { campaign }) => campaigns.migrate(campaign),
  "campaigns.migrate of an enrollment": ({ campaigns }, { enrollment }, own) =>
    campaigns.migrate(own.campaign, { enrollments: [own.enrollment, enrollment] }),
  "campaigns.closeEnrollment": ({ campaigns }, { campaign }) => campaigns.closeEnrollment(campaign),
  "campaigns.reopen": ({ campaigns }, { campaign }) => campaigns.reopen(campaign),
  "campaigns.cancel": ({ campaigns }, { campaign }) => campaigns.cancel(campaign, probeWhy),
  "campaigns.archive": ({ campaigns }, { campaign }) => campaigns.archive(campaign),
  "campaigns.explain": ({ campaigns }, { campaign }) => campaigns.explain(campaign),
  "campaigns.report": ({ campaigns }, { campaign }) => campaigns.report(campaign),
  "enrollments.get": ({ enrollments }, { enrollment }) => enrollments.get(enrollment),
  "enrollments.explain": ({ enrollments }, { enrollment }) => enrollments.explain(enrollment),
  "enrollments.pause": ({ enrollments }, { enrollment }) =>
    enrollments.pause([enrollment], probeWhy),
  "enrollments.resume": ({ enrollments }, { enrollment }) =>
    enrollments.resume([enrollment], probeWhy),
  "enrollments.stop": ({ enrollments }, { enrollment }) => enrollments.stop([enrollment], probeWhy),
  "enrollments.skipStep": ({ enrollments }, { enrollment }) =>
    enrollments.skipStep(enrollment, probeWhy),
  "enrollments.moveTo": ({ enrollments }, { enrollment }) =>
    enrollments.moveTo(enrollment, "hook", probeWhy),
  "generation.run": ({ generation }, { campaign }) => generation.run(campaign),
  "messages.get": ({ messages }, { message }) => messages.get(message),
  "messages.approve": ({ messages }, { message: id, contentHash }) =>
    messages.approve([{ id, contentHash }]),
  "messages.reject": ({ messages }, { message: id, contentHash }) =>
    messages.reject([{ id, contentHash }]),
  "messages.approve of a mix": ({ messages }, { message: id, contentHash }, own) =>
    messages.approve([
      { id: own.message, contentHash: own.contentHash },
      { id, contentHash },
    ]),
  "messages.approve of its words": ({ messages }, { contentHash }, own) =>
    messages.approve([{ id: own.message, contentHash }]),
  "messages.reject of a mix": ({ messages }, { message: id, contentHash }, own) =>
    messages.reject([
      { id: own.message, contentHash: own.contentHash },
      { id, contentHash },
    ]),
  "messages.edit of its words": ({ messages }, { contentHash }, own) =>
    messages.edit(own.message, { contentHash, body: "Probe" }),
  "messages.edit": ({ messages }, { message, contentHash }) =>
    messages.edit(message, { contentHash, body: "Probe" }),
  "deliveries.redrive": ({ deliveries }, { delivery }) =>
    deliveries.redrive([delivery], { why: "probe" }),
  "deliveries.resolve as sent": ({ deliveries }, { delivery: id }) =>
    deliveries.resolve([{ id, as: "sent", at: "2026-03-02T08:00:00Z" }], { why: "probe" }),
  "deliveries.resolve as not sent": ({ deliveries }, { delivery: id }) =>
    deliveries.resolve([{ id, as: "not-sent" }], { why: "probe" }),
  "deliveries.resolve as stopped": ({ deliveries }, { delivery: id }) =>
    deliveries.resolve([{ id, as: "stop" }], { why: "probe" }),
  "tasks.get": ({ tasks }, { task }) => tasks.get(task),
  "tasks.complete": ({ tasks }, { task }) => tasks.complete(task),
  "tasks.skip": ({ tasks }, { task }) => tasks.skip(task),
  "tasks.reopen": ({ tasks }, { task }) => tasks.reopen(task),
  "signals.record by Message-ID": ({ signals }, { messageId }) =>
    signals.record([{ type: "reply", externalId: messageId, messageIds: [messageId] }]),
  "signals.record by contact": ({ signals }, { contact }) =>
    signals.record([{ type: "unsubscribe", externalId: contact, contact }]),
  "signals.record by external id": ({ signals }, { contactExternalId: externalId }) =>
    signals.record([{ type: "complaint", externalId, contact: { externalId } }]),
  "signals.record by address": ({ signals }, { email }) =>
    signals.record([{ type: "unsubscribe", externalId: `${email}-probe`, address: email }]),
  "signals.record of a mix": async ({ signals }, { contact }, own) =>
    (
      await signals.record([
        { type: "reply", externalId: `${contact}-own`, contact: own.contact },
        { type: "reply", externalId: `${contact}-mix`, contact },
        { type: "bounce", externalId: `${contact}-two`, severity: "hard", messageIds: [contact] },
      ])
    ).map(({ outcome }) => outcome),
  // The key that the owner's signal had: taken in twice only where the key is not the tenant's own.
  "signals.record with its key": ({ signals }, { signal: externalId }) =>
    signals.record([{ type: "automatic-reply", externalId }]),
  "suppressions.add": ({ suppressions }, { suppressed: address }) =>
    suppressions.add([{ address }]),
  "suppressions.has": ({ suppressions }, { suppressed: address }) => suppressions.has({ address }),
  // Last: the caller may have the same name for a thing of its own, and these make one.
  "contacts.upsert by external id": async ({ contacts }, { contactExternalId: externalId }) =>
    (await contacts.upsert([{ externalId, firstName: "Probe" }])).map(({ outcome }) => outcome),
  "companies.upsert by its id": async ({ companies }, { company: externalId }) =>
    (await companies.upsert([{ externalId, name: "Probe" }])).map(({ outcome }) => outcome),
  "contacts.upsert by address": async ({ contacts }, { email }) =>
    (await contacts.upsert([{ email, firstName: "Probe" }])).map(({ outcome }) => outcome),
  "campaigns.enroll by address": async ({ campaigns }, { email }, own) =>
    (await campaigns.enroll(own.campaign, { contacts: [{ email }] })).enrolled,
  "campaigns.save under its key": async ({ campaigns }, { campaignKey }, own) =>
    (await campaigns.save({ ...probeCampaign, key: campaignKey, senders: [own.sender] })).state,
};

const probeWhy = { why: "probe" };
const probeSender = { channel: "probe", name: "Probe", address: "probe@probe.example" };
const probeCampaign = {
  key: "probe",
  schedule: { weekdays: "09:00-17:00" },
  steps: [{ key: "hook", kind: "email", content: { subject: "Hello", body: "Hello!" } }],
};
