import { link, mkdir, open, readFile, stat, unlink } from "node:fs/promises";
import { dirname } from "node:path";
import { errorCode } from "./error-code.ts";
import type { FileOperations } from "./file-operations.ts";

export const nodeFileOperations: FileOperations = {
  async makeFolder(path) {
    const first = await mkdir(path, { recursive: true });
    if (first === undefined) return;
    // Each new folder is a name in the one above it.
    const top = dirname(first);
    for (let folder = path; folder !== top; folder = dirname(folder)) {
      await syncFolder(dirname(folder));
    }
  },
  async writeNew(path, content) {
    const file = await open(path, "wx");
    try {
      await file.writeFile(content);
      await file.sync();
    } finally {
      await file.close();
    }
  },
  link,
  remove: unlink,
  read: (path) => absentAs(null, readFile(path)),
  isFolder: async (path) => (await absentAs(null, stat(path)))?.isDirectory() ?? false,
  syncFolder,
};

async function syncFolder(path: string): Promise<void> {
  // Windows cannot open a folder; there the journal keeps the order of names.
  if (process.platform === "win32") return;
  const folder = await open(path, "r");
  try {
    await folder.sync();
  } finally {
    await folder.close();
  }
}

async function absentAs<Value, Absent>(
  absent: Absent,
  found: Promise<Value>,
): Promise<Value | Absent> {
  try {
    return await found;
  } catch (error) {
    if (errorCode(error) === "ENOENT") return absent;
    throw error;
  }
}
