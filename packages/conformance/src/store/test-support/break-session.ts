import type { ChangeSet, StoreSession } from "@outreachkit/core/plugin";
import { breakStore, type Fault } from "./break-store.ts";

type Nouns = Omit<StoreSession, "apply">;

/** Methods that stand in for those of a session's stores. */
export type BrokenMethods = {
  readonly [Noun in keyof Nouns]?: Partial<Nouns[Noun]>;
};

const replaceMethods = (session: StoreSession, broken: BrokenMethods): StoreSession => ({
  ...session,
  ...Object.fromEntries(
    Object.entries(broken).map(([noun, methods]) => [
      noun,
      { ...session[noun as keyof Nouns], ...methods },
    ]),
  ),
});

/** Breaks what a store does inside and outside a transaction. */
export const breakSession = (change: (session: StoreSession) => BrokenMethods): Fault =>
  breakStore((store) => ({
    transaction: (work, options) =>
      store.transaction(
        (session, transaction) => work(replaceMethods(session, change(session)), transaction),
        options,
      ),
    read: (work, options) =>
      store.read((session) => work(replaceMethods(session, change(session))), options),
  }));

/** Breaks what a store writes: another change set, or another way to apply it. */
export const breakApply = (
  apply: (session: StoreSession, changes: ChangeSet) => Promise<void>,
): Fault =>
  breakStore((store) => ({
    transaction: (work, options) =>
      store.transaction(
        (session, transaction) =>
          work({ ...session, apply: (changes) => apply(session, changes) }, transaction),
        options,
      ),
  }));
