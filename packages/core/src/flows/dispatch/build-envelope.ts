import type { Envelope, MessageKind } from "../../contracts/channel.ts";
import type { EnrollmentFacts } from "../../contracts/store/dispatch-facts.ts";
import type { SenderRecord } from "../../contracts/store/records/sender-record.ts";
import type { MessageStep } from "../../model/campaign-definition.ts";
import { formatInstant } from "../../model/format-instant.ts";
import type { Instant } from "../../model/instant.ts";
import type { MessageContent } from "../../model/message-content.ts";
import { addressOf } from "./address-of.ts";
import { threadOf } from "./thread-of.ts";

/**
 * Everything the provider call needs beyond the approved words. Made once, at the first claim; a
 * repeat sends the same bytes.
 */
export function buildEnvelope(options: {
  readonly facts: EnrollmentFacts;
  readonly step: MessageStep;
  readonly kind: MessageKind;
  readonly sender: SenderRecord;
  readonly content: MessageContent;
  /** Null where the provider assigns it. */
  readonly messageIdHeader: string | null;
  readonly now: Instant;
}): Envelope {
  const { facts, sender, kind } = options;
  const address = addressOf(facts.contact, kind.addressType) ?? "";
  const name = [facts.contact.firstName, facts.contact.lastName].filter(Boolean).join(" ");
  return {
    from: { name: sender.name, address: sender.address },
    to: name === "" ? { address } : { name, address },
    date: formatInstant(options.now),
    ...(kind.threads && threadHeaders(options)),
    ...(options.messageIdHeader !== null && { messageId: options.messageIdHeader }),
    // RFC 2369 section 3.2: a mailto that a person or a mail client can use without a server.
    ...(kind.addressType === "email" && {
      listUnsubscribe: `<mailto:${sender.address}?subject=unsubscribe>`,
    }),
  };
}

function threadHeaders(options: {
  readonly facts: EnrollmentFacts;
  readonly step: MessageStep;
  readonly content: MessageContent;
}): Partial<Envelope> {
  const thread = threadOf(options.facts, options.step, options.content);
  switch (thread.outcome) {
    case "new":
      return { subject: thread.subject };
    case "reply":
      return {
        subject: thread.subject,
        inReplyTo: thread.inReplyTo,
        references: thread.references,
      };
    case "missing-thread":
      throw new Error("The planner lets no message go whose thread is missing.");
  }
}
