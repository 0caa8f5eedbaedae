import { defineMachine, type StateOf } from "./define-machine.ts";

/**
 * The decision on one message's content, bound to its content hash.
 *
 * - `pending`: waits for a policy or a person.
 * - `approved`: exactly the content under the hash may be sent; an edit returns it to pending.
 * - `rejected`, `expired`: the step takes its `onRejected`.
 */
export const approvalMachine = defineMachine({
  name: "approval",
  initial: "pending",
  table: {
    pending: { approve: "approved", reject: "rejected", expire: "expired", edit: "pending" },
    approved: { reject: "rejected", expire: "expired", edit: "pending" },
    rejected: { edit: "pending" },
    expired: { edit: "pending" },
  },
});

export type ApprovalState = StateOf<typeof approvalMachine.table>;
