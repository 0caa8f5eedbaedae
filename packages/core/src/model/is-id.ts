const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

/** Whether a text can be one of our ids at all; what cannot is as unknown as any id of nobody's. */
export function isId(text: string): boolean {
  return UUID.test(text);
}
