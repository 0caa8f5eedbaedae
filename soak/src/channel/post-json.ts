/** What came of a call: an answer, or where it was lost. */
export type Posted =
  | { readonly type: "answered"; readonly status: number; readonly body: unknown }
  /** Nobody listens there: nothing has left. */
  | { readonly type: "unreachable" }
  /** It broke off or was given up; the provider may have it. */
  | { readonly type: "lost" };

export async function postJson(call: {
  readonly url: string;
  readonly worker: string;
  readonly body: unknown;
  readonly signal: AbortSignal;
}): Promise<Posted> {
  const { url, worker, body, signal } = call;
  try {
    const response = await fetch(url, {
      method: "POST",
      headers: {
        "content-type": "application/json",
        "x-worker": worker,
        // The machine's clock, as the provider sheds calls that it got to too late.
        "x-sent-at": String(Date.now()),
      },
      body: JSON.stringify(body),
      signal,
    });
    return { type: "answered", status: response.status, body: await response.json() };
  } catch (error) {
    const cause = error instanceof Error ? error.cause : undefined;
    const refused = cause instanceof Error && "code" in cause && cause.code === "ECONNREFUSED";
    return { type: refused ? "unreachable" : "lost" };
  }
}
