import type { TenancyProbe } from "./tenancy-probe.ts";

const readAll = async (items: AsyncIterable<unknown>): Promise<readonly unknown[]> => {
  const all: unknown[] = [];
  for await (const item of items) all.push(item);
  return all;
};

/** Every list and iteration, by each filter that names something and by its cursor. */
export const listProbes: { readonly [name: string]: TenancyProbe } = {
  "senders.list after": ({ senders }, { sender: cursor }) => senders.list({ cursor }),
  "breakers.list after": ({ breakers }, { sender: cursor }) => breakers.list({ cursor }),
  "contacts.list after": ({ contacts }, { contact: cursor }) => contacts.list({ cursor }),
  "contacts.list by owner": ({ contacts }, { owner }) => contacts.list({ filter: { owner } }),
  "contacts.list by tag": ({ contacts }, { tag }, own) =>
    contacts.list({ filter: { tags: [tag, own.tag] } }),
  "contacts.iterate by owner": ({ contacts }, { owner }) =>
    readAll(contacts.iterate({ filter: { owner } })),
  "campaigns.list after": ({ campaigns }, { campaign: cursor }) => campaigns.list({ cursor }),
  "enrollments.list after": ({ enrollments }, { enrollment: cursor }) =>
    enrollments.list({ cursor }),
  "enrollments.list by campaign": ({ enrollments }, { campaign: campaignId }) =>
    enrollments.list({ filter: { campaignId } }),
  "enrollments.list by contact": ({ enrollments }, { contact: contactId }) =>
    enrollments.list({ filter: { contactId } }),
  "enrollments.list by a mix": ({ enrollments }, { contact: contactId }, own) =>
    enrollments.list({ filter: { campaignId: own.campaign, contactId } }),
  "enrollments.iterate by campaign": ({ enrollments }, { campaign: campaignId }) =>
    readAll(enrollments.iterate({ filter: { campaignId } })),
  "messages.list after": ({ messages }, { message: cursor }) => messages.list({ cursor }),
  "messages.list by campaign": ({ messages }, { campaign: campaignId }) =>
    messages.list({ filter: { campaignId } }),
  "messages.list by contact": ({ messages }, { contact: contactId }) =>
    messages.list({ filter: { contactId } }),
  "messages.list by a mix": ({ messages }, { contact: contactId }, own) =>
    messages.list({ filter: { campaignId: own.campaign, contactId } }),
  "messages.iterate by contact": ({ messages }, { contact: contactId }) =>
    readAll(messages.iterate({ filter: { contactId } })),
  "tasks.list after": ({ tasks }, { task: cursor }) => tasks.list({ cursor }),
  "tasks.list by campaign": ({ tasks }, { campaign: campaignId }) =>
    tasks.list({ filter: { campaignId } }),
  "tasks.list by contact and assignee": ({ tasks }, { contact: contactId, owner: assignee }) =>
    tasks.list({ filter: { contactId, assignee } }),
  "tasks.list by a mix": ({ tasks }, { enrollment: enrollmentId }, own) =>
    tasks.list({ filter: { contactId: own.contact, enrollmentId } }),
  "tasks.iterate by enrollment": ({ tasks }, { enrollment: enrollmentId }) =>
    readAll(tasks.iterate({ filter: { enrollmentId } })),
  "deliveries.list after": ({ deliveries }, { delivery: cursor }) => deliveries.list({ cursor }),
  "deliveries.list by campaign": ({ deliveries }, { campaign: campaignId }) =>
    deliveries.list({ filter: { campaignId } }),
  "deliveries.list by enrollment": ({ deliveries }, { enrollment: enrollmentId }) =>
    deliveries.list({ filter: { enrollmentId } }),
  "deliveries.list by a mix": ({ deliveries }, { enrollment: enrollmentId }, own) =>
    deliveries.list({ filter: { campaignId: own.campaign, enrollmentId } }),
  "deliveries.iterate by enrollment": ({ deliveries }, { enrollment: enrollmentId }) =>
    readAll(deliveries.iterate({ filter: { enrollmentId } })),
  "suppressions.list after": ({ suppressions }, { suppression: cursor }) =>
    suppressions.list({ cursor }),
  "events.list": ({ events }, ids) => events.list({ filter: { entityIds: Object.values(ids) } }),
  "events.list of a mix": ({ events }, ids, own) =>
    events.list({ filter: { entityIds: [ids.campaign, own.campaign] } }),
  "events.iterate": ({ events }, ids) =>
    readAll(events.iterate({ filter: { entityIds: Object.values(ids) } })),
};
