import { mkdtemp, readFile, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { readSentFiles, type SentFile } from "@outreachkit/channel-file";
import type { JsonOutcome } from "../outcome/to-json.ts";
import { runQuickstart } from "../run-quickstart.ts";

export interface FinishedRun {
  readonly exitCode: number;
  readonly stdout: string;
  readonly stderr: string;
  readonly out: string;
  readonly json: () => JsonOutcome;
  readonly report: () => Promise<string>;
  readonly importFile: () => Promise<string>;
  readonly mails: () => Promise<readonly SentFile[]>;
}

/** Runs the whole command as a shell would, with a folder of its own. */
export async function runInFolder(
  arguments_: readonly string[],
  options: { readonly contacts?: Uint8Array | string } = {},
): Promise<FinishedRun> {
  const folder = await mkdtemp(join(tmpdir(), "quickstart-"));
  const out = join(folder, "out");
  if (options.contacts !== undefined) await writeFile(join(folder, "my.csv"), options.contacts);
  const own = options.contacts === undefined ? [] : ["--contacts", "my.csv"];
  const written = { stdout: "", stderr: "" };
  const exitCode = await runQuickstart([...own, "--out", "out", ...arguments_], {
    folder,
    stdout: { write: (text) => (written.stdout += text) },
    stderr: { write: (text) => (written.stderr += text) },
  });
  return {
    exitCode,
    ...written,
    out,
    json: () => JSON.parse(written.stdout),
    report: () => readFile(join(out, "report.html"), "utf8"),
    importFile: () => readFile(join(out, "import.csv"), "utf8"),
    mails: () => readSentFiles(join(out, "mails")),
  };
}
