import type { ReadProblem } from './block.ts';

/**
 * Whether a text fails to be YAML because an engine has to fill it in first: Jinja, Helm, Liquid. Their braces then
 * stand on the line where reading stopped, or on the one above.
 */
export function isTemplate(text: string, problems: readonly ReadProblem[]): boolean {
  return problems.some(({ rule, span }) => {
    if (rule !== 'yaml-syntax') return false;
    const above = text.lastIndexOf('\n', span.start - 1);
    const from = above < 0 ? 0 : text.lastIndexOf('\n', above - 1) + 1;
    const end = text.indexOf('\n', span.start);
    return /\{\{|\{%/.test(text.slice(from, end < 0 ? text.length : end));
  });
}
