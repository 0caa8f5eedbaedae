import type { EnrichmentRecord } from "@outreachkit/core/plugin";
import { testId } from "./test-id.ts";
import { testTime } from "./test-time.ts";

export const buildEnrichment = (
  number = 1,
  part: Partial<EnrichmentRecord> = {},
): EnrichmentRecord => ({
  tenantId: testId("tenant"),
  id: testId("enrichment", number),
  subject: "contact",
  subjectId: testId("contact"),
  stage: "person",
  source: "acme-data",
  data: { summary: "Runs “everything”\nsince 2019", facts: [{ text: "spoke at a fair" }] },
  fetchedAt: testTime,
  ...part,
});
