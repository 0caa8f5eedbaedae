/** Who did something; kept with each event. `id` is the host's own. */
export type Actor =
  | { readonly type: "user"; readonly id: string }
  | { readonly type: "api-key"; readonly id: string }
  | { readonly type: "system" };

export const systemActor: Actor = { type: "system" };
