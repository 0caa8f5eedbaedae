import type { Message } from "@outreachkit/core";

const words: Readonly<Record<string, string>> = {
  "banned-phrase": "says a phrase that is not allowed",
  blank: "is blank",
  "low-personalization": "says too little about the contact",
  "over-limit": "is too long",
  "unsafe-subject": "line break in the subject",
};

/** The first thing that a person would look at, in a few words without the message's own values. */
export function describeBriefly({ checks }: Pick<Message, "checks">): string {
  if (!checks) return "not written yet";
  const { findings, scores } = checks;
  const first = findings.find(({ severity }) => severity === "error") ?? findings[0];
  if (!first)
    return scores["personalization"] === undefined
      ? "low score"
      : "says too little about the contact";
  if (first.check === "placeholders")
    return first.message.includes("has no value")
      ? "a value is missing, such as the first name"
      : "something was never filled in";
  return words[first.code] ?? first.code.replaceAll("-", " ");
}
