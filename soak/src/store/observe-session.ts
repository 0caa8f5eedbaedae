import type { StoreSession } from "@outreachkit/core/plugin";
import type { MethodName } from "./method-name.ts";

export interface SessionObserver {
  before(method: MethodName, parameters: readonly unknown[]): void;
  after(method: MethodName, result: unknown): void;
}

/** The same session, with each call told to the observer before and after. */
export function observeSession(session: StoreSession, observer: SessionObserver): StoreSession {
  const observed = (target: object, prefix: string): object =>
    new Proxy(target, {
      get(object, name) {
        const value: unknown = Reflect.get(object, name);
        if (typeof name !== "string") return value;
        if (typeof value === "object" && value !== null) return observed(value, `${name}.`);
        if (typeof value !== "function") return value;
        const method = `${prefix}${name}` as MethodName;
        return async (...parameters: unknown[]): Promise<unknown> => {
          observer.before(method, parameters);
          const result: unknown = await Reflect.apply(value, object, parameters);
          observer.after(method, result);
          return result;
        };
      },
    });
  return observed(session, "") as StoreSession;
}
