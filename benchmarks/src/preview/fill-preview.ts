import { createSqliteStore } from "@outreachkit/adapter-sqlite";
import { createOutreach } from "@outreachkit/core";
import { createNoopChannel } from "../dispatch/engine/create-noop-channel.ts";

export const previewTenant = "preview";

const zones = ["Europe/Berlin", "Europe/London", "America/New_York", "America/Los_Angeles"];
const delays = [0, 3, 4, 5, 7];

/** A draft of five steps with everybody enrolled, on senders with a daily cap and a gap each. */
export async function fillPreview(
  path: string,
  { enrollments, senders }: { readonly enrollments: number; readonly senders: number },
): Promise<string> {
  const outreach = createOutreach({
    store: createSqliteStore({ path }),
    channels: [createNoopChannel({ gap: 0, onSent: () => undefined })],
  });
  await outreach.migrate();
  const tenant = outreach.tenant(previewTenant);
  await tenant.settings.update({ timeZone: "Europe/Berlin", postalAddress: "Main Street 1" });
  const references = Array.from({ length: senders }, (_, index) => ({
    externalId: `sender-${index}`,
  }));
  await tenant.senders.upsert(
    references.map(({ externalId }) => ({
      externalId,
      channel: "noop",
      name: externalId,
      address: `${externalId}@company.example`,
      dailyCap: 200,
      gap: { seconds: 60 },
      gapJitter: { seconds: 60 },
    })),
  );
  const campaign = await tenant.campaigns.save({
    key: "bench",
    senders: references,
    schedule: { weekdays: ["09:00-12:00", "13:00-17:00"] },
    steps: delays.map((days, index) => ({
      key: `step-${index}`,
      kind: "email",
      ...(days > 0 && { delay: { days } }),
      content: { ...(index === 0 && { subject: "Freight lanes" }), body: `Part ${index}` },
    })),
  });
  await tenant.contacts.upsert(listPeople(enrollments));
  await tenant.campaigns.enroll(campaign.id, { filter: {} });
  await outreach.close();
  return campaign.id;
}

async function* listPeople(count: number) {
  for (let index = 0; index < count; index += 1) {
    yield {
      email: `person-${index}@people.example`,
      firstName: "Ada",
      timeZone: zones[index % zones.length] ?? "UTC",
    };
  }
}
