import { InvalidInputError, type Problem, type SendMember } from "@outreachkit/core/plugin";

/**
 * What only a mistake in the caller's code can get wrong; thrown before anything is written. Without
 * a Message-ID and a date the composer would make some up, and a repeat would have other bytes.
 */
export function requireSendable({ kind, envelope, deliveryId }: SendMember): void {
  const problems: Problem[] = [];
  if (kind !== "email") {
    const message = `The file channel carries "email", not "${kind}".`;
    problems.push({ path: "kind", code: "unknown-kind", message });
  }
  if (envelope.messageId === undefined) {
    const message = "There is no Message-ID; the file channel lets the engine choose it.";
    problems.push({ path: "envelope.messageId", code: "required", message });
  }
  if (Number.isNaN(Date.parse(envelope.date))) {
    const message = `"${envelope.date}" is no instant; give an ISO date and time.`;
    problems.push({ path: "envelope.date", code: "invalid-instant", message });
  }
  if (problems.length === 0) return;
  throw new InvalidInputError({ subject: `Delivery ${deliveryId}`, problems });
}
