import type { StoreSession } from "../../contracts/store/store-session.ts";
import type { CampaignDefinition } from "../../model/campaign-definition.ts";
import { isId } from "../../model/is-id.ts";
import type { Problem } from "../../model/problem.ts";

/** The ids of a definition's senders, in its order, and what is wrong with those it names. */
export async function resolveSenders(
  session: StoreSession,
  tenantId: string,
  definition: CampaignDefinition,
): Promise<{ readonly senderIds: readonly string[]; readonly problems: readonly Problem[] }> {
  const names = definition.senders.map((reference) =>
    typeof reference === "string" ? reference : reference.externalId,
  );
  const found = await session.tenants.findSenders({
    tenantId,
    ids: definition.senders.filter((reference) => typeof reference === "string").filter(isId),
    externalIds: definition.senders.flatMap((reference) =>
      typeof reference === "object" ? [reference.externalId] : [],
    ),
  });
  const { holidays } = definition.schedule;
  const needsCountry = (typeof holidays === "object" ? holidays.of : holidays) === "sender";
  const senderIds: string[] = [];
  const problems: Problem[] = [];
  for (const [index, name] of names.entries()) {
    const path = `senders.${index}`;
    const sender = found.find(({ id, externalId }) => id === name || externalId === name);
    if (!sender) {
      const message = `There is no sender "${name}"; add it with senders.upsert first.`;
      problems.push({ path, code: "unknown-sender", message });
      continue;
    }
    senderIds.push(sender.id);
    if (needsCountry && sender.country === null) {
      const message = `The schedule goes by the sender's holidays, and the sender "${sender.name}" has no country; give it one with senders.upsert.`;
      problems.push({ path, code: "sender-without-country", message });
    }
  }
  return { senderIds, problems };
}
