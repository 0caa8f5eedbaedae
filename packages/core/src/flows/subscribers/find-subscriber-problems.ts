import type { Subscriber } from "../../contracts/subscriber.ts";
import { eventTypes } from "../../model/event-types.ts";
import type { Problem } from "../../model/problem.ts";

const namePattern = /^[a-z0-9-]{1,60}$/;

/** What contradicts itself in the host's subscribers, so that it fails at construction. */
export function findSubscriberProblems(subscribers: readonly Subscriber[]): readonly Problem[] {
  const known = new Set<string>(eventTypes);
  const names = new Set<string>();
  const problems: Problem[] = [];
  for (const [index, { name, on }] of subscribers.entries()) {
    const path = `subscribers.${index}`;
    if (!namePattern.test(name)) {
      const message = `"${name}" cannot name a subscriber; use 1 to 60 of a-z, 0-9 and "-".`;
      problems.push({ path: `${path}.name`, code: "invalid-name", message });
    }
    if (names.has(name)) {
      const message = `Two subscribers are named "${name}"; they would share one place in the log.`;
      problems.push({ path: `${path}.name`, code: "duplicate-name", message });
    }
    names.add(name);
    if (on.length === 0) {
      const message = `The subscriber "${name}" is told of nothing; name at least one type of event.`;
      problems.push({ path: `${path}.on`, code: "empty", message });
    }
    for (const [position, type] of on.entries()) {
      if (known.has(type)) continue;
      const message = `"${type}" is no type of event; EventType lists them.`;
      problems.push({ path: `${path}.on.${position}`, code: "unknown-event-type", message });
    }
  }
  return problems;
}
