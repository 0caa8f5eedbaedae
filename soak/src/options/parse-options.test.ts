import { expect, test } from "vitest";
import { parseOptions } from "./parse-options.ts";

const parse = (...argv: string[]) => {
  const said: string[] = [];
  const write = (text: string) => void said.push(text);
  return { ...parseOptions(argv, { writeOut: write, writeError: write }), said: said.join("") };
};

test("without options both stores lose 500 workers each", () => {
  expect(parse().options).toEqual({
    kills: 500,
    stores: ["sqlite", "postgres"],
    seed: 7,
    json: false,
  });
});

test("every option is read", () => {
  expect(parse("--kills", "30", "--store", "sqlite", "--seed", "3", "--json").options).toEqual({
    kills: 30,
    stores: ["sqlite"],
    seed: 3,
    json: true,
  });
});

test.for([
  ["--kills", "0"],
  ["--kills", "many"],
  ["--store", "mysql"],
  ["--seed", "-1"],
  ["--unheard-of"],
])("%s is refused, with a way to the help", (argv) => {
  const { exitCode, said } = parse(...argv);
  expect(exitCode).toBe(2);
  expect(said).toContain("--help");
});
