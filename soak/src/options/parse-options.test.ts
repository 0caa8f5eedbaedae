import { bugNames } from "@outreachkit/testing";
import { expect, test } from "vitest";
import { parseOptions } from "./parse-options.ts";

const parse = (...argv: string[]) => {
  const said: string[] = [];
  const write = (text: string) => void said.push(text);
  return { ...parseOptions(argv, { writeOut: write, writeError: write }), said: said.join("") };
};

const all = bugNames.length;

test("without options both stores lose 500 workers each, and a million scenarios are played", () => {
  expect(parse().options).toEqual({
    kills: 500,
    scenarios: 1_000_000,
    seeds: 10_000,
    bugs: all,
    stores: ["sqlite", "postgres"],
    seed: 7,
    json: false,
  });
});

test("the other parts grow with the kills, unless they are named", () => {
  expect(parse("--kills", "3").options).toMatchObject({ scenarios: 6_000, seeds: 60, bugs: all });
  expect(parse("--kills", "3", "--scenarios", "0", "--seeds", "5", "--bugs", "2").options).toEqual(
    expect.objectContaining({ kills: 3, scenarios: 0, seeds: 5, bugs: 2 }),
  );
});

test("without kills only what is named is done", () => {
  const none = { kills: 0, scenarios: 0, seeds: 0, bugs: 0 };
  expect(parse("--kills", "0").options).toMatchObject(none);
  expect(parse("--kills", "0", "--bugs", "--json").options).toMatchObject({ ...none, bugs: all });
  expect(parse("--kills", "0", "--seeds", "9").options).toMatchObject({ ...none, seeds: 9 });
});

test("every option is read", () => {
  const { options } = parse("--kills", "30", "--store", "sqlite", "--seed", "3", "--json");
  expect(options).toMatchObject({ kills: 30, stores: ["sqlite"], seed: 3, json: true });
});

test.for([
  ["--kills", "-1"],
  ["--scenarios", "1e6"],
  ["--bugs", "read-send-mark"],
  ["--kills", "many"],
  ["--store", "mysql"],
  ["--seed", "-1"],
  ["--unheard-of"],
])("%s is refused, with a way to the help", (argv) => {
  const { exitCode, said } = parse(...argv);
  expect(exitCode).toBe(2);
  expect(said).toContain("--help");
});
