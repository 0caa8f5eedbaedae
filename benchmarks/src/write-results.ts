import { mkdir, readFile, writeFile } from "node:fs/promises";

const folder = new URL("../results/", import.meta.url);
const file = new URL("latest.json", folder);

/** One flat key per figure, the unit in its name. A benchmark replaces its own figures only. */
export async function writeResults(
  figures: Readonly<Record<string, number | string>>,
): Promise<void> {
  await mkdir(folder, { recursive: true });
  const earlier: Record<string, number | string> = await readFile(file, "utf8").then(
    JSON.parse,
    () => ({}),
  );
  const all = Object.entries({ ...earlier, ...figures }).sort(([one], [other]) =>
    one < other ? -1 : 1,
  );
  await writeFile(file, `${JSON.stringify(Object.fromEntries(all), null, 2)}\n`);
}
