import type { Fix } from '../findings/finding.ts';
import type { Span } from '../text/span.ts';

/** A text with some fixes made, and how many of them. */
export interface Applied {
  readonly text: string;
  readonly count: number;
}

interface Edit {
  readonly span: Span;
  readonly text: string;
}

/**
 * Makes fixes in the text that their spans are offsets of. A fix is made as a whole: one that touches what an earlier
 * one changes is left out, and so is one that another file is part of.
 */
export function applyFixes(text: string, fixes: readonly Fix[]): Applied {
  const taken: Edit[] = [];
  let count = 0;
  for (const { edits } of fixes) {
    const [first] = edits;
    if (!first || edits.some(({ at }) => at.document !== first.at.document)) continue;
    const own = edits.map((edit): Edit => ({ span: edit.at.span, text: edit.text }));
    if (own.some((edit) => taken.some((other) => touches(edit.span, other.span)))) continue;
    taken.push(...own);
    count++;
  }
  taken.sort((a, b) => a.span.start - b.span.start);
  return { text: replaced(text, taken), count };
}

// Two insertions at one place touch as well: which comes first would be chance.
function touches(a: Span, b: Span): boolean {
  return a.start <= b.end && b.start <= a.end;
}

function replaced(text: string, edits: readonly Edit[]): string {
  const parts: string[] = [];
  let from = 0;
  for (const { span, text: next } of edits) {
    parts.push(text.slice(from, span.start), next);
    from = span.end;
  }
  parts.push(text.slice(from));
  return parts.join('');
}
