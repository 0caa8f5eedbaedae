import { readSentFiles } from "@outreachkit/channel-file";
import type { Campaign, Tenant } from "@outreachkit/core";
import { hashEventLog } from "@outreachkit/testing";
import type { World } from "../simulation/create-world.ts";
import { checkPromises } from "./check-promises.ts";
import { chooseExamples } from "./choose-examples.ts";
import { collectMessages } from "./collect-messages.ts";
import { explainInWords } from "./explain-in-words.ts";
import { listEvents } from "./list-events.ts";
import { namePeople } from "./name-people.ts";
import type { Outcome } from "./outcome.ts";

/** Reads everything back when the days are over. */
export async function collectOutcome(
  world: World,
  options: Pick<Outcome, "days" | "imported" | "review" | "seed" | "selection"> & {
    readonly campaign: Campaign;
    readonly timeZone: string;
    /** Where the mails are. */
    readonly folder: string;
  },
): Promise<Outcome> {
  const { campaign, timeZone, folder, ...known } = options;
  const { tenant } = world;
  const personOf = namePeople(known.imported.rows);
  const report = await tenant.campaigns.report(campaign.id);
  const { messages, enrollments } = await collectMessages({
    tenant,
    campaignId: campaign.id,
    personOf,
  });
  const events = await listEvents(tenant);
  const uncertain = new Set(
    events.filter(({ type }) => type === "delivery-uncertain").map(({ entityId }) => entityId),
  );
  const recovered = messages.filter(
    ({ delivery }) => delivery?.state === "sent" && uncertain.has(delivery.id),
  );
  const examples = chooseExamples({
    enrollments,
    recovered: new Set(recovered.map(({ message }) => message.enrollmentId)),
  });
  const labels = new Map(report.steps.map(({ stepKey, label }) => [stepKey, label]));
  const explained = [];
  for (const { enrollment, why } of examples) {
    const explanation = await tenant.enrollments.explain(enrollment.id);
    const own = messages.filter(({ message }) => message.enrollmentId === enrollment.id);
    const person = personOf(enrollment.contactId);
    explained.push(explainInWords({ person, why, explanation, messages: own, labels }));
  }
  const mails = await readSentFiles(folder);
  return {
    ...known,
    campaign: { name: campaign.name, timeZone },
    report,
    interested: await countInterested(tenant),
    messages,
    explained,
    recovered: recovered.length,
    mails,
    violations: await checkPromises({ tenant, mails, messages }),
    eventLogHash: hashEventLog(events),
  };
}

/** The report counts answers; which of them are good news is the contacts' status. */
async function countInterested(tenant: Tenant): Promise<number> {
  let count = 0;
  const filter = { statuses: ["interested" as const, "meeting" as const] };
  for await (const _ of tenant.contacts.iterate({ filter })) count += 1;
  return count;
}
