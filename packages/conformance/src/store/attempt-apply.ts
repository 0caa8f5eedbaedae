import {
  type ChangeSet,
  OutreachError,
  type Store,
  type WriteConflictError,
} from "@outreachkit/core/plugin";

/** Applies changes in a transaction of their own; gives the conflict that refused them, or null. */
export const attemptApply = async (
  store: Store,
  changes: ChangeSet,
): Promise<WriteConflictError | null> => {
  try {
    await store.transaction(({ apply }) => apply(changes));
    return null;
  } catch (error) {
    if (isConflict(error)) return error;
    throw error;
  }
};

const isConflict = (error: unknown): error is WriteConflictError =>
  OutreachError.isInstance(error) && error.code === "write-conflict";
