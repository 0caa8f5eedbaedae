import { threadSubject } from "./thread-subject.ts";

/** A message of this enrollment that was sent, bounced or not. */
export interface ThreadMessage {
  /** With angle brackets. Absent while the provider has not told it. */
  readonly messageId?: string;
  /** As it was sent, `Re: ` included. */
  readonly subject: string;
  readonly kind: string;
  readonly senderId: string;
  readonly bounced: boolean;
  /** True when it was planned as `new`; an answer belongs to the thread that runs. */
  readonly startsThread: boolean;
}

/** What goes into the envelope. */
export type ThreadPlan =
  | { readonly outcome: "new"; readonly subject: string }
  | {
      readonly outcome: "reply";
      readonly subject: string;
      readonly inReplyTo: string;
      /** Oldest first. */
      readonly references: readonly string[];
    }
  | {
      readonly outcome: "missing-thread";
      /** Nothing was sent on this kind by this sender, or the provider has not told the id of what was. */
      readonly reason: "nothing-sent" | "message-id-unknown";
    };

const longestReferences = 11;

/**
 * Decides what a message answers. With a subject of its own it starts a thread. Without, it answers
 * the last message of the same kind and sender that did not bounce. Where that message's id is not
 * known, `awaitMessageId` says that it may still come; once it is false (the default), and where nothing
 * was sent, `fallbackSubject` starts a new thread if `onMissingThread` allows it.
 */
export function planThread(options: {
  readonly subject?: string;
  readonly fallbackSubject?: string;
  readonly onMissingThread?: "new-thread" | "hold";
  readonly awaitMessageId?: boolean;
  readonly kind: string;
  readonly senderId: string;
  /** Oldest first. */
  readonly previous: readonly ThreadMessage[];
}): ThreadPlan {
  const { subject, fallbackSubject, onMissingThread = "hold", awaitMessageId = false } = options;
  if (subject !== undefined) return { outcome: "new", subject };

  const thread = currentThread(options);
  const parent = thread.findLast(({ bounced }) => !bounced);
  const root = thread[0];
  if (root && parent?.messageId !== undefined) {
    const references = thread.flatMap(({ messageId, bounced }) =>
      messageId !== undefined && !bounced ? [messageId] : [],
    );
    return {
      outcome: "reply",
      subject: threadSubject(root.subject),
      inReplyTo: parent.messageId,
      references: shorten(references),
    };
  }
  const mayWait = parent !== undefined && awaitMessageId;
  if (!mayWait && onMissingThread === "new-thread" && fallbackSubject !== undefined) {
    return { outcome: "new", subject: fallbackSubject };
  }
  return { outcome: "missing-thread", reason: parent ? "message-id-unknown" : "nothing-sent" };
}

/** The parent's thread, from the message that started it to the parent. */
function currentThread(options: {
  readonly kind: string;
  readonly senderId: string;
  readonly previous: readonly ThreadMessage[];
}): readonly ThreadMessage[] {
  const { kind, senderId, previous } = options;
  const own = previous.filter((message) => message.kind === kind && message.senderId === senderId);
  const upToParent = own.slice(0, own.findLastIndex(({ bounced }) => !bounced) + 1);
  return upToParent.slice(
    Math.max(
      0,
      upToParent.findLastIndex(({ startsThread }) => startsThread),
    ),
  );
}

/** The first and the last ten: enough for every reader, and short enough for every server. */
function shorten(references: readonly string[]): readonly string[] {
  if (references.length <= longestReferences) return references;
  return [...references.slice(0, 1), ...references.slice(-(longestReferences - 1))];
}
