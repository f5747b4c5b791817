/** A piece of a message: text as it stands, or a CEL expression with the offset it starts at. */
export type TemplatePart =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'cel'; readonly source: string; readonly offset: number };

/** A `${` without the `}` that ends it. */
export class TemplateError extends Error {}

/**
 * Splits a message into text and CEL expressions. `$${` stands for a literal `${`. Braces and strings inside an
 * expression are followed, so `${has(x) ? "}" : "{"}` is one expression. Throws a `TemplateError`.
 */
export function parseTemplate(template: string): readonly TemplatePart[] {
  const parts: TemplatePart[] = [];
  let text = '';
  let at = 0;
  while (at < template.length) {
    if (template.startsWith('$${', at)) {
      text += '${';
      at += 3;
    } else if (template.startsWith('${', at)) {
      if (text !== '') parts.push({ kind: 'text', text });
      text = '';
      const end = expressionEnd(template, at + 2);
      if (end === undefined) throw new TemplateError(`no } ends the \${ at offset ${at}`);
      parts.push({ kind: 'cel', source: template.slice(at + 2, end), offset: at + 2 });
      at = end + 1;
    } else {
      text += template[at];
      at++;
    }
  }
  if (text !== '' || parts.length === 0) parts.push({ kind: 'text', text });
  return parts;
}

function expressionEnd(template: string, start: number): number | undefined {
  let depth = 0;
  let quote: string | undefined;
  for (let at = start; at < template.length; at++) {
    const unit = template[at];
    if (quote !== undefined) {
      if (unit === '\\') at++;
      else if (unit === quote) quote = undefined;
    } else if (unit === '"' || unit === "'") quote = unit;
    else if (unit === '{') depth++;
    else if (unit === '}' && depth-- === 0) return at;
  }
  return undefined;
}
