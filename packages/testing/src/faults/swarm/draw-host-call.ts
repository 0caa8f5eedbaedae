import type { Message, Tenant } from "@outreachkit/core";
import type { Dice } from "./create-dice.ts";
import { addressOf } from "./set-up-swarm.ts";

/** Something that a person of the host does; drawn before, so that a repeat of the call does the same. */
export type HostCall = (tenant: Tenant) => Promise<unknown>;

const why = { why: "by-hand" };

type DrawCall = (dice: Dice) => HostCall;

const findMessage = async (tenant: Tenant, place: number): Promise<Message | undefined> => {
  const { items } = await tenant.messages.list({ limit: 200 });
  return items.length === 0 ? undefined : items[place % items.length];
};

const campaignId = async (tenant: Tenant): Promise<string> => {
  const { items } = await tenant.campaigns.list({ limit: 1 });
  return items[0]?.id ?? "";
};

const pickEnrollment = async (tenant: Tenant, place: number): Promise<string> => {
  const { items } = await tenant.enrollments.list({ limit: 200 });
  return items[place % Math.max(1, items.length)]?.id ?? "";
};

const decide =
  (verdict: "approve" | "reject"): DrawCall =>
  ({ between }) => {
    const place = between(0, 99);
    return async (tenant) => {
      const message = await findMessage(tenant, place);
      if (!message?.contentHash) return;
      await tenant.messages[verdict]([{ id: message.id, contentHash: message.contentHash }]);
    };
  };

const edit: DrawCall = ({ between }) => {
  const place = between(0, 99);
  const body = `New words ${between(0, 999)}.`;
  return async (tenant) => {
    const message = await findMessage(tenant, place);
    if (!message?.contentHash || message.content?.body.startsWith(body)) return;
    await tenant.messages.edit(message.id, { contentHash: message.contentHash, body });
  };
};

const approveAll: DrawCall = () => async (tenant) => {
  const { items } = await tenant.messages.list({ filter: { approval: "pending" }, limit: 200 });
  await tenant.messages.approve(
    items.map(({ id, contentHash }) => ({ id, contentHash: contentHash ?? "" })),
  );
};

const suppress: DrawCall = ({ between, chance }) => {
  const index = between(0, 4);
  const input = chance(0.7)
    ? { address: addressOf(index) }
    : { domain: `company-${index % 2}.example` };
  return (tenant) => tenant.suppressions.add([input]);
};

const holdContact: DrawCall = ({ between, chance }) => {
  const contact = { externalId: `contact-${between(0, 4)}` };
  const resume = chance(0.5);
  return (tenant) =>
    resume ? tenant.contacts.resume([contact], why) : tenant.contacts.pause([contact], why);
};

const holdSender: DrawCall = ({ between, chance }) => {
  const sender = { externalId: `sender-${between(0, 1)}` };
  const resume = chance(0.5);
  return (tenant) =>
    resume ? tenant.senders.resume([sender], why) : tenant.senders.pause([sender], why);
};

const holdEnrollment: DrawCall = ({ between, chance }) => {
  const place = between(0, 99);
  const resume = chance(0.5);
  return async (tenant) => {
    const id = await pickEnrollment(tenant, place);
    await (resume ? tenant.enrollments.resume([id], why) : tenant.enrollments.pause([id], why));
  };
};

const stop: DrawCall = ({ between }) => {
  const place = between(0, 99);
  return async (tenant) =>
    await tenant.enrollments.stop([await pickEnrollment(tenant, place)], why);
};

const pauseCampaign: DrawCall = () => async (tenant) =>
  await tenant.campaigns.pause(await campaignId(tenant), why);

const resumeCampaign: DrawCall = () => async (tenant) =>
  await tenant.campaigns.resume(await campaignId(tenant), why);

const cancel: DrawCall = () => async (tenant) =>
  await tenant.campaigns.cancel(await campaignId(tenant), why);

const draws: readonly DrawCall[] = [
  approveAll,
  approveAll,
  decide("approve"),
  decide("reject"),
  edit,
  suppress,
  holdContact,
  holdSender,
  holdEnrollment,
  stop,
  pauseCampaign,
  resumeCampaign,
  cancel,
];

/** What forbids a send, or allows it again. */
const verdicts: readonly DrawCall[] = [
  suppress,
  holdContact,
  holdSender,
  holdEnrollment,
  stop,
  pauseCampaign,
  resumeCampaign,
];

export function drawHostCall(
  dice: Dice,
  { of = "all" }: { readonly of?: "all" | "verdicts" } = {},
): HostCall {
  return dice.pick(of === "all" ? draws : verdicts)(dice);
}
