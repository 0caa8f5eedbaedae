import type { ScriptLanguage } from "./script-language.ts";

export const postgresScriptLanguage: ScriptLanguage = {
  begin: "begin",
  now: "floor(extract(epoch from clock_timestamp()) * 1000)::bigint",
  // Three times 122 random bits of the server's strong source; pgcrypto may be missing.
  secret:
    "encode(sha256(convert_to(gen_random_uuid()::text || gen_random_uuid()::text || gen_random_uuid()::text, 'UTF8')), 'hex')",
};
