import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { buildCampaign } from "./campaign/build-campaign.ts";
import { chooseAudience } from "./campaign/choose-audience.ts";
import { enrollAudience } from "./campaign/enroll-audience.ts";
import { storeEnrichment } from "./campaign/store-enrichment.ts";
import { loadDemoData } from "./demo-data/load-demo-data.ts";
import { importContacts } from "./import/import-contacts.ts";
import { writeImportFile } from "./import/write-import-file.ts";
import type { RunOptions } from "./options/run-options.ts";
import { collectOutcome } from "./outcome/collect-outcome.ts";
import type { Outcome } from "./outcome/outcome.ts";
import { prepareFolder } from "./outcome/prepare-folder.ts";
import type { Progress } from "./progress/progress.ts";
import { renderReport } from "./report/render-report.ts";
import { reviewMessages } from "./review/review-messages.ts";
import { createWorld } from "./simulation/create-world.ts";
import { requireFreshDatabase } from "./simulation/require-fresh-database.ts";
import { runDays } from "./simulation/run-days.ts";
import { storeSenders } from "./campaign/store-senders.ts";

/** A Monday morning, before the first office opens in Europe. */
const start = "2026-03-02T06:00:00.000Z";

/** From a file of contacts to answered mails and a report: what the quickstart shows. */
export async function runMainJob(
  options: Omit<RunOptions, "json">,
  progress: Progress,
): Promise<Outcome> {
  const { out, seed } = options;
  const folder = join(out, "mails");
  const { senders, strategy, ...known } = await loadDemoData();
  await prepareFolder({ out, mails: folder });
  const world = await createWorld({ seed, start, database: options.database, mails: folder });
  try {
    const { tenant, lead } = world;
    await requireFreshDatabase(tenant, options.database);

    const onProgress = progress.rows;
    const imported = await importContacts({ tenant, path: options.contacts, onProgress });
    await writeImportFile(join(out, "import.csv"), imported.rows);
    progress.imported(imported);

    const { timeZone, postalAddress } = strategy.company;
    await tenant.settings.update({ timeZone, postalAddress });
    await storeSenders(tenant, senders);
    const enrichment = await storeEnrichment(tenant, known);
    const enriched = enrichment.people > 0;
    progress.enriched(enrichment, imported);

    const campaign = await tenant.campaigns.save(buildCampaign({ strategy, senders, enriched }));
    const selection = await enrollAudience({
      tenant,
      campaignId: campaign.id,
      audience: chooseAudience({ enriched }),
    });
    progress.selected(selection, imported);

    const written = await tenant.generation.run(campaign.id);
    progress.written(written);
    const review = await reviewMessages({ tenant: lead, campaignId: campaign.id });
    progress.reviewed(review, imported);

    await lead.campaigns.launch(campaign.id);
    progress.launched({ campaign: campaign.name, senders: senders.length, days: options.days });
    const { answers } = world.openInbox(selection.enrolled);
    const days = await runDays({
      world,
      answers,
      days: options.days,
      onDay: (day) => progress.day(day, timeZone),
    });

    const outcome = await collectOutcome(world, {
      campaign,
      timeZone,
      folder,
      seed,
      imported,
      selection,
      review,
      days,
    });
    await writeFile(join(out, "report.html"), await renderReport(outcome));
    return outcome;
  } finally {
    await world.close();
  }
}
