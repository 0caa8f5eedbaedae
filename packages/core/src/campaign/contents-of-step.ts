import type { MessageStep } from "../model/campaign-definition.ts";
import type { ContentOption, StepContent } from "../model/content-option.ts";

/** A text that a step may send, and where it stands. */
export interface PlacedContent {
  readonly path: string;
  readonly content: ContentOption;
}

/** Every text that a step may send. */
export function contentsOfStep({ content, variants = [] }: MessageStep): readonly PlacedContent[] {
  return [
    ...(content ? placeOptions("content", content) : []),
    ...variants.flatMap((variant, index) =>
      placeOptions(`variants.${index}.content`, variant.content),
    ),
  ];
}

function placeOptions(path: string, content: StepContent): readonly PlacedContent[] {
  if (!isList(content)) return [{ path, content }];
  return content.map((option, index) => ({ path: `${path}.${index}`, content: option }));
}

const isList = (content: StepContent): content is readonly ContentOption[] =>
  Array.isArray(content);
