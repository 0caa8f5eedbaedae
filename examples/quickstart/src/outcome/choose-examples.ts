import type { Enrollment } from "@outreachkit/core";

interface Example {
  readonly enrollment: Enrollment;
  readonly why: string;
}

/** Three contacts worth a closer look, each for another reason. */
export function chooseExamples(options: {
  readonly enrollments: readonly Enrollment[];
  /** Enrollments whose mail was on its way when the worker died. */
  readonly recovered: ReadonlySet<string>;
}): readonly Example[] {
  const { enrollments, recovered } = options;
  const wanted: readonly (readonly [why: string, matches: (one: Enrollment) => boolean])[] = [
    ["a worker died while writing to them", ({ id }) => recovered.has(id)],
    ["is away", ({ reason }) => reason === "contact-paused"],
    ["answered", ({ reason }) => reason === "replied"],
    ["waits for a person", ({ reason }) => reason === "awaiting-approval"],
    ["got every mail", ({ state }) => state === "completed"],
    ["is still on its way", ({ state }) => state === "scheduled" || state === "pending"],
    ["was stopped", ({ state }) => state === "stopped"],
    ["waits", () => true],
  ];
  const chosen: Example[] = [];
  for (const [why, matches] of wanted) {
    if (chosen.length === 3) break;
    const enrollment = enrollments.find(
      (one) => matches(one) && !chosen.some((example) => example.enrollment === one),
    );
    if (enrollment) chosen.push({ enrollment, why });
  }
  return chosen;
}
