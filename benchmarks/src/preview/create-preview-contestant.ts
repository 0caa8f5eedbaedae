import { createSqliteStore } from "@outreachkit/adapter-sqlite";
import { createOutreach } from "@outreachkit/core";
import type { CreateContestant } from "../contestants/contestant.ts";
import { createNoopChannel } from "../dispatch/engine/create-noop-channel.ts";
import { previewTenant } from "./fill-preview.ts";

/** Previews the campaign and goes through every planned send, as a caller would. */
export const create: CreateContestant = async ({ path, campaignId }) => {
  const outreach = createOutreach({
    store: createSqliteStore({ path: String(path) }),
    channels: [createNoopChannel({ gap: 0, onSent: () => undefined })],
  });
  return {
    async run() {
      const preview = await outreach.tenant(previewTenant).campaigns.preview(String(campaignId));
      let sends = 0;
      for (const { at } of preview.sends()) if (at) sends += 1;
      return sends;
    },
    close: () => outreach.close(),
  };
};
