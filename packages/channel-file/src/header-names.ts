/** What each file says about itself, beside the mail's own headers. */
export const headerNames = {
  delivery: "X-Outreachkit-Delivery",
  request: "X-Outreachkit-Request",
  /** Hash of what was asked for; tells a repeat from another message under the same key. */
  payload: "X-Outreachkit-Payload",
} as const;
