import type { TenantSettings } from "../contracts/store/records/tenant-record.ts";
import type { CampaignDefinition, MessageStep } from "../model/campaign-definition.ts";
import { isMessageStep } from "../model/is-message-step.ts";
import type { Problem } from "../model/problem.ts";
import { formsOfStep } from "./forms-of-step.ts";
import { mixedKinds } from "./mixed-kinds.ts";

/** What is missing before a campaign may launch. */
export function findLaunchProblems(options: {
  readonly definition: CampaignDefinition;
  readonly settings: TenantSettings;
  /** Resolved senders, with the name of the channel that carries each. */
  readonly senders: readonly {
    readonly name: string;
    readonly channel: string;
    readonly country: string | null;
  }[];
  /** By channel name: the kinds it carries. Only configured channels. */
  readonly channels: ReadonlyMap<string, readonly string[]>;
}): readonly Problem[] {
  const { definition, settings, senders, channels } = options;
  const problems: Problem[] = [];
  const messages = definition.steps.filter(isMessageStep);
  if (senders.length === 0 && messages.length > 0) {
    problems.push({
      path: "senders",
      code: "no-sender",
      message: 'It has no sender; add one with senders.upsert and name it in "senders".',
    });
  }
  for (const { name, channel } of senders) {
    if (channels.has(channel)) continue;
    problems.push({
      path: "senders",
      code: "unknown-channel",
      message: `The sender "${name}" uses the channel "${channel}", which is not configured; add it to createOutreach.`,
    });
  }
  const carried = new Set(senders.flatMap(({ channel }) => channels.get(channel) ?? []));
  const anyKnown = senders.some(({ channel }) => channels.has(channel));
  const mixed = mixedKinds(definition.allocation);
  const missing = anyKnown
    ? messages
        .flatMap(formsOfStep)
        .filter(({ step, of }) => of === null && !goesOut(step, { carried, mixed }))
    : [];
  for (const { step } of missing) {
    const { key, kind } = step;
    problems.push({
      path: "senders",
      code: "kind-not-carried",
      message: `The step "${key}" is of kind "${kind}", which no sender of the campaign carries; add one whose channel does.`,
    });
  }
  const { holidays } = definition.schedule;
  if ((typeof holidays === "object" ? holidays.of : holidays) === "sender") {
    for (const { name } of senders.filter(({ country }) => country === null)) {
      problems.push({
        path: "senders",
        code: "sender-without-country",
        message: `The schedule goes by the sender's holidays, and the sender "${name}" has no country; give it one with senders.upsert.`,
      });
    }
  }
  if (!definition.schedule.timeZone && !settings.timeZone) {
    problems.push({
      path: "schedule.timeZone",
      code: "no-time-zone",
      message:
        'Contacts without a zone of their own have none at all; set schedule.timeZone, or settings.update({ timeZone: "Europe/Berlin" }).',
    });
  }
  if (!settings.postalAddress?.trim()) {
    problems.push({
      path: "settings.postalAddress",
      code: "no-postal-address",
      message:
        "The tenant has no postal address, which every commercial e-mail must carry; call settings.update({ postalAddress }).",
    });
  }
  return problems;
}

/** A kind without a sender is what a fallback is for; of a mix it would take a share away unseen. */
function goesOut(
  step: MessageStep,
  { carried, mixed }: { readonly carried: ReadonlySet<string>; readonly mixed: readonly string[] },
): boolean {
  if (carried.has(step.kind)) return true;
  if (mixed.includes(step.kind)) return false;
  return (step.fallback ?? []).some(({ kind }) => carried.has(kind));
}
