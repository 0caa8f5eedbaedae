import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { threadSubject } from "./thread-subject.ts";

describe("threadSubject", () => {
  it.each([
    ["Quick question", "Re: Quick question"],
    ["Re: Quick question", "Re: Quick question"],
    ["RE: re:  Re[2]: Quick question", "Re: Quick question"],
    ["AW: Angebot", "Re: Angebot"],
    ["Regarding: hiring", "Re: Regarding: hiring"],
    ["", "Re:"],
  ])("answers %j with %j", (subject, answer) => {
    expect(threadSubject(subject)).toBe(answer);
  });

  it("does not grow when answers are answered", () => {
    fc.assert(
      fc.property(fc.string(), (subject) => {
        expect(threadSubject(threadSubject(subject))).toBe(threadSubject(subject));
      }),
    );
  });
});
