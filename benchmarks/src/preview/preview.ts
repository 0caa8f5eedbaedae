import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { startContestant } from "../contestants/start-contestant.ts";
import type { BenchOptions, Figures } from "../figures.ts";
import { roundTo } from "../statistics/round-to.ts";
import { fillPreview } from "./fill-preview.ts";

const MEBIBYTE = 2 ** 20;

/** A campaign of 100,000 contacts and five steps, looked ahead on to its last send. */
export async function preview({ small, log }: BenchOptions): Promise<Figures> {
  const enrollments = small ? 500 : 100_000;
  const folder = await mkdtemp(join(tmpdir(), "outreachkit-preview-"));
  try {
    log(`Enrolling ${enrollments.toLocaleString("en")} contacts ...`);
    const path = join(folder, "preview.db");
    const campaignId = await fillPreview(path, { enrollments, senders: small ? 5 : 100 });
    const contestant = await startContestant("preview", { path, campaignId });
    try {
      const { steps, milliseconds, cpuMilliseconds, peakRssBytes } = await contestant.run(1);
      log(`${steps.toLocaleString("en")} planned sends`);
      return {
        "plan.previewSends": steps,
        "plan.preview500kSeconds": roundTo(3, milliseconds / 1_000),
        "plan.previewCpuSeconds": roundTo(3, cpuMilliseconds / 1_000),
        "plan.previewPeakMiB": Math.round(peakRssBytes / MEBIBYTE),
      };
    } finally {
      await contestant.close();
    }
  } finally {
    await rm(folder, { recursive: true });
  }
}
