/** How a browser reads an attribute's value. `closed`: no data may stand there. */
export type AttributePlace = "text" | "link" | "closed";

const link = /^(?:href|src|action|formaction|background|poster|cite|longdesc|xlink:href|ping)$/i;
const closedAttribute = /^(?:on.*|style|srcdoc|srcset|imagesrcset|data|http-equiv)$/i;
const closedElement =
  /^(?:applet|base|embed|form|frame|iframe|link|meta|object|script|style|svg)$/i;

/** What an attribute does with data: shows it, follows it, or could run it. */
export function attributePlace(element: string, attribute: string): AttributePlace {
  if (closedElement.test(element) || closedAttribute.test(attribute)) return "closed";
  return link.test(attribute) ? "link" : "text";
}
