import { describe, expect, test } from "vitest";
import { deliveryMachine, outDeliveryStates } from "./delivery-machine.ts";
import { enrollmentMachine } from "./enrollment-machine.ts";
import { approvalMachine } from "./approval-machine.ts";

const targets = (state: keyof typeof deliveryMachine.table) =>
  Object.entries(deliveryMachine.table[state]).map(([event, to]) => `${event} -> ${to}`);

describe("deliveryMachine", () => {
  test("leaves unknown on proof only: accepted, disproved, or to a person", () => {
    expect(targets("unknown")).toEqual([
      "accept -> sent",
      "disprove -> queued",
      "review -> needs-review",
    ]);
  });

  test("leaves needs-review by a person's word or a late acceptance only", () => {
    expect(targets("needs-review")).toEqual([
      "accept -> sent",
      "disprove -> queued",
      "cancel -> cancelled",
    ]);
  });

  test("never leaves sent", () => {
    expect(targets("sent")).toEqual([]);
  });

  test("is claimed from queued only, so that nothing that may be out is claimed again", () => {
    const claimable = Object.entries(deliveryMachine.table).filter(([, row]) => "claim" in row);
    expect(claimable.map(([state]) => state)).toEqual(["queued"]);
  });

  test("accepts a late answer in every state in which the provider has or may have it", () => {
    for (const state of outDeliveryStates) {
      expect(deliveryMachine.table[state]).toHaveProperty("accept", "sent");
    }
    expect(deliveryMachine.table.cancelled).toEqual({ accept: "sent" });
  });
});

describe("enrollmentMachine", () => {
  test("ends for good: neither completed nor stopped accepts anything", () => {
    expect(enrollmentMachine.table.completed).toEqual({});
    expect(enrollmentMachine.table.stopped).toEqual({});
  });

  test("can be stopped from every live state", () => {
    for (const state of ["pending", "scheduled", "waiting"] as const) {
      expect(enrollmentMachine.table[state].stop).toBe("stopped");
    }
  });
});

describe("approvalMachine", () => {
  test("returns to pending with every edit, whatever was decided before", () => {
    for (const row of Object.values(approvalMachine.table)) expect(row.edit).toBe("pending");
  });

  test("approves what is pending only: rejected and expired words need an edit first", () => {
    const approvable = Object.entries(approvalMachine.table).filter(([, row]) => "approve" in row);
    expect(approvable.map(([state]) => state)).toEqual(["pending"]);
  });
});
