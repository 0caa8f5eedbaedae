import { z } from "zod";
import { formatOptionalInstant } from "../model/format-optional-instant.ts";
import type { MessageRecord } from "../contracts/store/records/message-record.ts";
import type { TransactionOptions } from "../contracts/store/store.ts";
import {
  type DecisionOutcome,
  decideMessages,
  type MessageDecision,
} from "../flows/messages/decide-messages.ts";
import { type ContentEdit, editMessage } from "../flows/messages/edit-message.ts";
import { approvalMachine, type ApprovalState } from "../machines/approval-machine.ts";
import { statesOf } from "../machines/states-of.ts";
import { NotFoundError } from "../model/errors/not-found-error.ts";
import { formatInstant } from "../model/format-instant.ts";
import type { Page, PageOptions } from "../model/page.ts";
import { iteratePages } from "./iterate-pages.ts";
import { parseFilter } from "./parse-filter.ts";
import { parseInput } from "./parse-input.ts";
import { requireId } from "./require-id.ts";
import type { TenantContext } from "./tenant-context.ts";
import { toPage } from "./to-page.ts";

/** A message as it leaves the library: its words, what the checks say, and where it stands. */
export interface Message extends Omit<
  MessageRecord,
  "tenantId" | "version" | "decidedAt" | "createdAt"
> {
  readonly decidedAt: string | null;
  readonly createdAt: string;
}

export interface MessageFilter {
  readonly campaignId?: string;
  readonly contactId?: string;
  readonly approval?: ApprovalState;
}

const filterSchema = z.strictObject({
  campaignId: z.string().optional(),
  contactId: z.string().optional(),
  approval: z.enum(statesOf(approvalMachine)).optional(),
});
const editSchema = z.strictObject({
  contentHash: z.string(),
  subject: z.string().exactOptional(),
  fallbackSubject: z.string().exactOptional(),
  body: z.string().exactOptional(),
});

export interface MessagesApi {
  get(id: string): Promise<Message>;
  list(options?: PageOptions & { readonly filter?: MessageFilter }): Promise<Page<Message>>;
  iterate(options?: { readonly filter?: MessageFilter }): AsyncIterable<Message>;
  /**
   * Approves exactly the words that were read: `contentHash` names them, and one stale hash fails the
   * whole batch with `StaleContentError`. Approving twice is one approval.
   */
  approve(
    messages: readonly MessageDecision[],
    options?: TransactionOptions,
  ): Promise<readonly DecisionOutcome[]>;
  /** The step then takes its `onRejected`. */
  reject(
    messages: readonly MessageDecision[],
    options?: TransactionOptions,
  ): Promise<readonly DecisionOutcome[]>;
  /** New words need a new approval. `DeliveryOpenError` while the message is out or sent. */
  edit(id: string, edit: ContentEdit & { readonly contentHash: string }): Promise<Message>;
}

export function createMessagesApi(context: TenantContext): MessagesApi {
  const { engine, tenantId, actor } = context;
  const decide = (verdict: "approve" | "reject"): MessagesApi["approve"] => {
    return async (decisions, options = {}) => {
      for (const { id } of decisions) requireId("message", id);
      return await decideMessages(engine, { ...options, tenantId, decisions, verdict, actor });
    };
  };
  const list: MessagesApi["list"] = async ({ filter = {}, ...page } = {}) => {
    const { approval, ...rest } = parseFilter(filterSchema, filter);
    // Words that are not written yet wait for a writer, not for a reviewer.
    const waiting = approval === "pending" ? { generations: ["generated" as const] } : {};
    const request = {
      tenantId,
      ...rest,
      ...(approval && { approvals: [approval] }),
      ...waiting,
    };
    return await toPage(
      page,
      (part) => engine.store.read((session) => session.messages.list({ ...request, ...part })),
      toMessage,
    );
  };
  return {
    async get(id) {
      const row = await engine.store.read((session) =>
        session.messages.get({ tenantId, id: requireId("message", id) }),
      );
      if (!row) throw new NotFoundError({ entity: "message", reference: id });
      return toMessage(row);
    },
    list,
    iterate: ({ filter = {} } = {}) => iteratePages((page) => list({ ...page, filter })),
    approve: decide("approve"),
    reject: decide("reject"),
    async edit(id, input) {
      const { contentHash, ...edit } = parseInput(editSchema, input, "The edit");
      return toMessage(
        await editMessage(engine, {
          tenantId,
          id: requireId("message", id),
          contentHash,
          edit,
          actor,
        }),
      );
    },
  };
}

function toMessage(record: MessageRecord): Message {
  const { tenantId: _tenant, version: _version, ...message } = record;
  return {
    ...message,
    decidedAt: formatOptionalInstant(record.decidedAt),
    createdAt: formatInstant(record.createdAt),
  };
}
