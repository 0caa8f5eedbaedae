/** The same object with each of its methods called through `around`. */
export function wrapMethods<Target extends object>(
  target: Target,
  around: (name: string, call: () => unknown) => unknown,
): Target {
  return new Proxy(target, {
    get(object, name, receiver) {
      const value: unknown = Reflect.get(object, name, receiver);
      if (typeof value !== "function" || typeof name !== "string") return value;
      return (...parameters: unknown[]) =>
        around(name, () => Reflect.apply(value, object, parameters));
    },
  });
}
