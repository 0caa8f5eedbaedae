import type { MessageStore } from "@outreachkit/core/plugin";
import type { SqlContext } from "../../session/sql-context.ts";
import { findDeliveriesByMessageId } from "./find-deliveries-by-message-id.ts";
import { findDeliveriesOfEnrollments } from "./find-deliveries-of-enrollments.ts";
import { findDeliveries } from "./find-deliveries.ts";
import { findMessagesOfEnrollments } from "./find-messages-of-enrollments.ts";
import { findMessages } from "./find-messages.ts";
import { findOpenMessages } from "./find-open-messages.ts";
import { findRequestedMessages } from "./find-requested-messages.ts";
import { findSentDeliveries } from "./find-sent-deliveries.ts";
import { findUnknownOfRequests } from "./find-unknown-of-requests.ts";
import { getMessage } from "./get-message.ts";
import { listDeliveries } from "./list-deliveries.ts";
import { listMessages } from "./list-messages.ts";
import { lockMessages } from "./lock-messages.ts";

export const createMessageStore = (context: SqlContext): MessageStore => ({
  get: (key) => getMessage(context, key),
  find: (keys) => findMessages(context, keys),
  lock: (keys) => lockMessages(context, keys),
  findOfEnrollments: (keys) => findMessagesOfEnrollments(context, keys),
  list: (request) => listMessages(context, request),
  findRequested: (request) => findRequestedMessages(context, request),
  listDeliveries: (request) => listDeliveries(context, request),
  findDeliveries: (keys) => findDeliveries(context, keys),
  findUnknownOfRequests: (request) => findUnknownOfRequests(context, request),
  findDeliveriesOfEnrollments: (keys) => findDeliveriesOfEnrollments(context, keys),
  findOpen: (keys) => findOpenMessages(context, keys),
  findDeliveriesByMessageId: (request) => findDeliveriesByMessageId(context, request),
  findSentDeliveries: (request) => findSentDeliveries(context, request),
});
