const foundation = ["model", "machines", "contracts"];

/** The stages of the pipeline: pure, and never each other (DESIGN section 2). */
const rooms = [
  "audience",
  "campaign",
  "sequence",
  "capacity",
  "content",
  "generation",
  "approval",
  "delivery",
  "inbound",
  "compliance",
  "analytics",
];

const everything = [...foundation, ...rooms, "system", "telemetry"];

/**
 * What a folder of packages/core/src may import beside itself. `types` may be imported as types
 * only. A folder that is not here is an error, so that a new one is decided about.
 */
export const roomDirections = {
  model: { allowed: [], types: [] },
  machines: { allowed: ["model"], types: [] },
  contracts: { allowed: ["model"], types: ["machines"] },
  system: { allowed: foundation, types: [] },
  telemetry: { allowed: foundation, types: [] },
  ...Object.fromEntries(rooms.map((room) => [room, { allowed: foundation, types: [] }])),
  flows: { allowed: everything, types: [] },
  tenant: { allowed: [...everything, "flows"], types: [] },
};

/** Files directly in src that join rooms; any other stands on the foundation alone. */
export const joiningFiles = ["create-engine.ts", "create-outreach.ts", "index.ts", "plugin.ts"];

export const foundationFolders = foundation;
