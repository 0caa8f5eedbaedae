import type { ScriptLanguage } from "./script-language.ts";

export const sqliteScriptLanguage: ScriptLanguage = {
  begin: "begin immediate",
  now: "cast(unixepoch('subsec') * 1000 as integer)",
  secret: "lower(hex(randomblob(32)))",
};
