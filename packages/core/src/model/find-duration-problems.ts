import type { Duration } from "./duration.ts";
import type { Problem } from "./problem.ts";

const units = { days: true, hours: true, minutes: true, seconds: true } satisfies Record<
  keyof Duration,
  true
>;

/** What keeps a value of any kind from being a length of time. `path`: where it was given. */
export function findDurationProblems(duration: unknown, path = ""): readonly Problem[] {
  if (typeof duration !== "object" || duration === null || Array.isArray(duration)) {
    const message = `${JSON.stringify(duration)} is not a length of time; give one such as { minutes: 5 }.`;
    return [{ path, code: "invalid-duration", message }];
  }
  const problems: Problem[] = [];
  for (const unit in duration) {
    const value: unknown = (duration as Readonly<Record<string, unknown>>)[unit];
    const at = path === "" ? unit : `${path}.${unit}`;
    if (!Object.hasOwn(units, unit)) {
      const message = `A length of time has no ${JSON.stringify(unit)}; its units are ${Object.keys(units).join(", ")}, such as { seconds: 0.005 }.`;
      problems.push({ path: at, code: "unknown-unit", message });
    } else if (
      value !== undefined &&
      !(typeof value === "number" && Number.isFinite(value) && value >= 0)
    ) {
      const given = typeof value === "number" ? String(value) : JSON.stringify(value);
      const message = `${unit} is ${given}; give a number, 0 or more.`;
      problems.push({ path: at, code: "invalid-duration", message });
    }
  }
  return problems;
}
