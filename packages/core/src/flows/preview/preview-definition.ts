import type { CampaignDefinition } from "../../model/campaign-definition.ts";
import { InvalidInputError } from "../../model/errors/invalid-input-error.ts";
import { NotFoundError } from "../../model/errors/not-found-error.ts";
import { checkDefinition } from "../campaigns/check-definition.ts";
import type { CompiledVersion } from "../campaigns/compile-version.ts";
import type { Engine } from "../engine.ts";
import { previewCampaign, type PreviewOptions, type PreviewRecord } from "./preview-campaign.ts";

/** The plan of a campaign as if all who are in it were on this definition. */
export async function previewDefinition(
  engine: Engine,
  options: Omit<PreviewOptions, "version"> & { readonly definition: CampaignDefinition },
): Promise<PreviewRecord> {
  const { definition, ...request } = options;
  checkDefinition(engine, definition);
  return await previewCampaign(engine, {
    ...request,
    version: await compileFor(engine, request, definition),
  });
}

/** With the senders of the version that is stored: contacts keep theirs. */
async function compileFor(
  engine: Engine,
  { tenantId, id }: Pick<PreviewOptions, "tenantId" | "id">,
  definition: CampaignDefinition,
): Promise<CompiledVersion> {
  return await engine.store.read(async (session) => {
    const campaign = await session.campaigns.get({ tenantId, id });
    if (!campaign) throw new NotFoundError({ entity: "campaign", reference: id });
    if (definition.key !== campaign.key) throw otherKey(definition.key, campaign.key);
    const [stored] = await session.campaigns.getVersions([{ tenantId, id: campaign.versionId }]);
    if (!stored)
      throw new NotFoundError({ entity: "campaign version", reference: campaign.versionId });
    return engine.versions.compile({ ...stored, definition });
  });
}

function otherKey(given: string, key: string): InvalidInputError {
  return new InvalidInputError({
    subject: `The change of the campaign "${key}"`,
    problems: [
      {
        path: "key",
        code: "other-campaign",
        message: `"${given}" is another campaign; put "${key}", or ask for the other one's difference.`,
      },
    ],
  });
}
