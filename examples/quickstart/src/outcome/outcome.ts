import type { CampaignReport } from "@outreachkit/core";
import type { SentFile } from "@outreachkit/channel-file";
import type { Selection } from "../campaign/selection.ts";
import type { ImportResult } from "../import/import-result.ts";
import type { ReviewResult } from "../review/review-result.ts";
import type { DayReport } from "../simulation/run-days.ts";
import type { ExplainedContact } from "./explain-in-words.ts";
import type { MessageRow } from "./message-row.ts";

/** Everything that a run brought, for the terminal, the report and the JSON. */
export interface Outcome {
  readonly campaign: { readonly name: string; readonly timeZone: string };
  readonly seed: number;
  readonly imported: ImportResult;
  readonly selection: Selection;
  readonly review: ReviewResult;
  readonly days: readonly DayReport[];
  readonly report: CampaignReport;
  /** Contacts who answered that they are interested. */
  readonly interested: number;
  readonly messages: readonly MessageRow[];
  readonly explained: readonly ExplainedContact[];
  /** Mails that were on their way when a worker died, and were settled by another. */
  readonly recovered: number;
  /** What the channel wrote. */
  readonly mails: readonly SentFile[];
  /** Broken promises, in words. Empty in a run that is as it should be. */
  readonly violations: readonly string[];
  readonly eventLogHash: string;
}
