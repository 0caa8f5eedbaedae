import type { Envelope, MessageContent, SendRequest } from "@outreachkit/core/plugin";

const deliveryId = "019cadc6-9a80-7000-8000-000000000001";

/** A request with one member, as the engine makes it. */
export function createRequest(
  changes: {
    readonly envelope?: Partial<Envelope>;
    readonly content?: Partial<MessageContent>;
    readonly requestKey?: string;
    readonly deliveryId?: string;
    readonly tenantId?: string;
  } = {},
): SendRequest {
  const { envelope, content, requestKey = "key-1", tenantId = "tenant-1" } = changes;
  return {
    tenantId,
    senderId: "sender-1",
    requestKey,
    members: [
      {
        deliveryId: changes.deliveryId ?? deliveryId,
        kind: "email",
        envelope: {
          from: { name: "Ada", address: "ada@acme.example" },
          to: { name: "Bob Byte", address: "bob@byte.example" },
          subject: "Hello Bob",
          messageId: `<${deliveryId}@acme.example>`,
          listUnsubscribe: "<mailto:ada@acme.example?subject=unsubscribe>",
          date: "2026-03-02T09:00:00.000Z",
          ...envelope,
        },
        content: { body: "Hi Bob,\n\nhow are you?", format: "text", ...content },
      },
    ],
  };
}

/** Options of a call that nobody aborts. */
export const unhurried = { signal: new AbortController().signal };
