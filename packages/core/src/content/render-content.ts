import type { ContentTemplate, MessageContent } from "../model/message-content.ts";
import type { DroppedValue } from "./html/dropped-value.ts";
import { normalizeBody } from "./normalize-body.ts";
import { renderTemplate } from "./render-template.ts";
import type { TemplateScope } from "./template-scope.ts";

export interface RenderedContent {
  readonly content: MessageContent;
  /** Every variable without a value and without a default. Any of them makes the message wait for a person. */
  readonly missing: readonly string[];
  /** Every variable of the scope whose value went into the words. */
  readonly used: readonly string[];
  /** Data that could not safely stand where an HTML body printed it. */
  readonly dropped: readonly DroppedValue[];
}

/**
 * Writes a message from a template. A variable that has no value keeps its place as
 * `{{ contact.firstName }}`, which the checks refuse: a message is never sent with a hole, visible or not.
 * Subjects are rendered as text in every format; line breaks that data brings into one stay, so that
 * the `header-safety` check sees them.
 */
export function renderContent(options: {
  readonly template: ContentTemplate & { readonly fallbackSubject?: string };
  readonly scope: TemplateScope;
}): RenderedContent {
  const { template, scope } = options;
  const format = template.format ?? "text";
  const renderSubject = (source: string | undefined) =>
    source === undefined ? undefined : renderTemplate({ source, scope, format: "text" });
  const subject = renderSubject(template.subject);
  const fallbackSubject = renderSubject(template.fallbackSubject);
  const body = renderTemplate({ source: template.body, scope, format });
  const parts = [subject, fallbackSubject, body].filter((part) => part !== undefined);
  return {
    content: {
      ...(subject && { subject: subject.text }),
      ...(fallbackSubject && { fallbackSubject: fallbackSubject.text }),
      body: normalizeBody(body.text),
      format,
    },
    missing: [...new Set(parts.flatMap(({ missing }) => missing))],
    used: [...new Set(parts.flatMap(({ used }) => used))],
    dropped: parts.flatMap(({ dropped }) => dropped),
  };
}
