import type { Role } from "../simulation/role.ts";

/** What came back, as it is counted. */
export const roleNames: Readonly<Record<Role, { readonly one: string; readonly many: string }>> = {
  interested: { one: "interested", many: "interested" },
  question: { one: "question", many: "questions" },
  "not-interested": { one: "not interested", many: "not interested" },
  "out-of-office": { one: "out of office", many: "out of office" },
  unsubscribe: { one: "unsubscribed", many: "unsubscribed" },
  bounce: { one: "bounce", many: "bounces" },
  complaint: { one: "complaint", many: "complaints" },
  silent: { one: "silent", many: "silent" },
};
