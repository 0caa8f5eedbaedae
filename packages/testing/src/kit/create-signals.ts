import type { Reference, SignalOutcome, Tenant } from "@outreachkit/core";
import type { ScriptedSignal } from "../inbox/scripted-signal.ts";
import { toSignal } from "../inbox/to-signal.ts";
import type { VirtualClock } from "../time/create-virtual-clock.ts";
import type { ContactMatcher } from "./contact-matcher.ts";
import type { TestKit } from "./test-kit.ts";

/** What contacts do now, each about the last message sent to them. */
export function createSignals(options: {
  readonly tenant: Tenant;
  readonly clock: VirtualClock;
  readonly sent: TestKit["sent"];
}): Pick<TestKit, "reply" | "bounce" | "complain" | "unsubscribe" | "outOfOffice" | "signal"> {
  const { tenant, clock, sent } = options;
  let count = 0;
  const record = async (
    contact: ContactMatcher,
    signal: ScriptedSignal,
  ): Promise<SignalOutcome> => {
    count += 1;
    const messageId = sent(contact).at(-1)?.envelope.messageId;
    const [outcome] = await tenant.signals.record([
      toSignal(signal, {
        externalId: `kit-${count}`,
        at: clock.now(),
        ...(messageId !== undefined && { messageIds: [messageId] }),
        ...nameOf(contact),
      }),
    ]);
    if (!outcome) throw new Error("A recorded signal has an outcome.");
    return outcome;
  };
  return {
    signal: record,
    reply: (contact, _text, { intent } = {}) =>
      record(contact, { type: "reply", ...(intent && { intent }) }),
    bounce: (contact, { severity = "hard" } = {}) => record(contact, { type: "bounce", severity }),
    complain: (contact) => record(contact, { type: "complaint" }),
    unsubscribe: (contact) => record(contact, { type: "unsubscribe" }),
    outOfOffice: (contact, { returnsAt } = {}) =>
      record(contact, { type: "out-of-office", ...(returnsAt !== undefined && { returnsAt }) }),
  };
}

function nameOf(
  contact: ContactMatcher,
): { readonly address: string } | { readonly contact: Reference } {
  if (typeof contact === "string")
    return contact.includes("@") ? { address: contact } : { contact };
  return { contact: "id" in contact ? contact.id : contact };
}
