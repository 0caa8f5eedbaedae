const replyPrefixes = /^(?:\s*(?:re|aw|sv|antw)(?:\[\d+\]|\(\d+\))?\s*[:：])+\s*/i;

/** The subject of an answer: `Re: ` and the thread's own subject, however often it was answered. */
export function threadSubject(rootSubject: string): string {
  return `Re: ${rootSubject.replace(replyPrefixes, "").trim()}`.trimEnd();
}
