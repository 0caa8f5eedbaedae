import type { GenerationProgress } from "@outreachkit/core";
import type { Selection } from "../campaign/selection.ts";
import type { StoredEnrichment } from "../campaign/store-enrichment.ts";
import type { ImportResult } from "../import/import-result.ts";
import type { ReviewResult } from "../review/review-result.ts";
import type { DayReport } from "../simulation/run-days.ts";

/** Told what the main job does, while it does it. */
export interface Progress {
  rows(done: number, total: number): void;
  imported(result: ImportResult): void;
  enriched(stored: StoredEnrichment, imported: ImportResult): void;
  selected(selection: Selection, imported: ImportResult): void;
  written(progress: GenerationProgress): void;
  reviewed(review: ReviewResult, imported: ImportResult): void;
  launched(run: {
    readonly campaign: string;
    readonly senders: number;
    readonly days: number;
  }): void;
  day(report: DayReport, timeZone: string): void;
}
