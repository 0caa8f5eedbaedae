/**
 * What the channel does to a file system. Each rejects with a Node error (`code` such as `ENOSPC`).
 * A folder's or file's content counts as kept only after its sync.
 */
export interface FileOperations {
  /** Makes the folder and the ones above it, durably; fine if it is there. */
  makeFolder(path: string): Promise<void>;
  /** Writes a file that must not exist and syncs its content. */
  writeNew(path: string, content: Uint8Array): Promise<void>;
  /** Gives the file a second name, in one step; `EEXIST` if that name is taken. */
  link(existing: string, path: string): Promise<void>;
  remove(path: string): Promise<void>;
  /** Null if there is no such file. */
  read(path: string): Promise<Buffer | null>;
  isFolder(path: string): Promise<boolean>;
  /** Makes the names in the folder survive a loss of power. */
  syncFolder(path: string): Promise<void>;
}
