import { describe, expect, test } from "vitest";
import { TransitionError } from "../model/errors/transition-error.ts";
import { campaignMachine } from "./campaign-machine.ts";
import { requireMove } from "./require-move.ts";

describe("requireMove", () => {
  test("gives the move where there is one", () => {
    expect(requireMove(campaignMachine, "draft", "launch")).toEqual({
      from: "draft",
      to: "running",
    });
  });

  test("throws the typed error where there is none, with what is legal", () => {
    const launchTwice = () => requireMove(campaignMachine, "running", "launch");
    expect(launchTwice).toThrow(TransitionError);
    expect(launchTwice).toThrow(
      'The campaign is "running" and cannot launch. From "running" it accepts: pause, complete, cancel.',
    );
  });
});
