import type { StoreSession } from "@outreachkit/core/plugin";
import { wrapMethods } from "./wrap-methods.ts";

const groups = [
  "tenants",
  "people",
  "campaigns",
  "enrollments",
  "messages",
  "tasks",
  "queue",
  "dispatch",
  "restrictions",
  "events",
  "subscribers",
  "reports",
] as const satisfies readonly (keyof StoreSession)[];

/** The same session with each method called through `around`, named `group.method`, or `apply`. */
export function wrapGroups(
  session: StoreSession,
  around: (name: string, call: () => unknown) => unknown,
): StoreSession {
  const wrapped = new Map<string, unknown>(
    groups.map((group) => [
      group,
      wrapMethods(session[group], (method, call) => around(`${group}.${method}`, call)),
    ]),
  );
  const applied = wrapMethods(session, around);
  return new Proxy(session, {
    get: (_target, name) =>
      (typeof name === "string" && wrapped.get(name)) || Reflect.get(applied, name),
  });
}
