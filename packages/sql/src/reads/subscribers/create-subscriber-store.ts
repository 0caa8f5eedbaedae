import type { SubscriberStore } from "@outreachkit/core/plugin";
import type { SqlContext } from "../../session/sql-context.ts";
import { findDueSubscribers } from "./find-due-subscribers.ts";
import { insertSubscriber } from "./insert-subscriber.ts";
import { listProgress } from "./list-progress.ts";
import { lockSubscriber } from "./lock-subscriber.ts";
import { saveSubscriber } from "./save-subscriber.ts";

export const createSubscriberStore = (context: SqlContext): SubscriberStore => ({
  insertIfAbsent: (request) => insertSubscriber(context, request),
  findDue: (request) => findDueSubscribers(context, request),
  lock: (name) => lockSubscriber(context, name),
  save: (subscriber) => saveSubscriber(context, subscriber),
  listProgress: () => listProgress(context),
});
