import type { Span } from '../text/span.ts';
import { hostOffset, type View } from '../text/view.ts';
import type { ReadProblem } from './block.ts';

/**
 * Whether a text fails to be YAML because something has to fill it in first: an engine such as Jinja, Helm or Liquid, or
 * a shell. Their braces, or a place that is `filled`, then stand on the line where reading stopped, or on the one above.
 */
export function isTemplate(
  view: View,
  problems: readonly ReadProblem[],
  filled: readonly Span[] = [],
): boolean {
  const { text } = view;
  return problems.some(({ rule, span }) => {
    if (rule !== 'yaml-syntax') return false;
    const above = text.lastIndexOf('\n', span.start - 1);
    const from = above < 0 ? 0 : text.lastIndexOf('\n', above - 1) + 1;
    const end = text.indexOf('\n', span.start);
    const to = end < 0 ? text.length : end;
    if (/\{\{|\{%/.test(text.slice(from, to))) return true;
    return filled.some((place) => place.end > hostOffset(view, from) && place.start < hostOffset(view, to));
  });
}
