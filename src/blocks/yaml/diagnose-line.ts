import type { ReadProblem } from '../block.ts';
import { codePoint, ODD_SPACE } from './characters.ts';
import type { Fault } from './diagnose.ts';
import { syntaxProblem } from './document.ts';
import { scanFlow } from './flow.ts';
import { contentFrom, type Line, lineAbove, lineAt } from './lines.ts';

/** A tab where indentation is counted. */
export function tabIndent(fault: Fault): ReadProblem {
  const line = lineAt(fault.text, fault.at);
  const blanks = fault.text.slice(line.from, line.start);
  const tab = blanks.indexOf('\t');
  if (tab === -1) return syntaxProblem('tab-between', { start: fault.at, end: fault.at + 1 });
  return syntaxProblem('tab-indentation', { start: line.from + tab, end: line.start }, { others: '' });
}

/** A line whose indentation belongs to nothing above it. */
export function badIndent(fault: Fault): ReadProblem {
  const { text, at } = fault;
  const line = lineAt(text, at);
  if (text.slice(line.from, line.start).includes('\t')) return tabIndent(fault);
  const among = isListItem(line) ? listInMapping(text, line) : undefined;
  if (among) return among;
  const levels = openLevels(text, line);
  const below = Math.max(...levels.filter((level) => level < line.indent));
  const above = Math.min(...levels.filter((level) => level > line.indent));
  const expected = [below, above].filter(Number.isFinite).join(' or ');
  return syntaxProblem('bad-indentation', head(line), { found: line.indent, expected: expected || '0' });
}

/** True of a line that is an item of a list. */
export function isListItem({ content }: Line): boolean {
  return /^-(?:\s|$)/.test(content);
}

/** A list item at the column of a key that has a value: it stands where the mapping's next key belongs. */
export function listInMapping(text: string, line: Line): ReadProblem | undefined {
  let above = lineAbove(text, line);
  while (above && above.indent > line.indent) above = lineAbove(text, above);
  if (!above || above.indent < line.indent || isListItem(above)) return undefined;
  return /:(?:\s|$)/.test(above.content) ? syntaxProblem('list-in-mapping', line) : undefined;
}

// The columns at which the blocks above a line started that are still open there, or were until just above it.
function openLevels(text: string, line: Line): readonly number[] {
  const levels: number[] = [];
  let least = Number.POSITIVE_INFINITY;
  for (let above = lineAbove(text, line); above && least > 0; above = lineAbove(text, above)) {
    const dashes = /^(?:- +)+(?=\S)/.exec(above.content)?.[0].length ?? 0;
    if (above.indent + dashes < least && dashes > 0) levels.push(above.indent + dashes);
    if (above.indent < least) levels.push(above.indent);
    least = Math.min(least, above.indent);
  }
  return levels;
}

/** A line of a mapping that is no `key: value`. */
export function lineWithoutColon(fault: Fault): ReadProblem {
  const { text } = fault;
  let line = lineAt(text, fault.at);
  // js-yaml points at the colon of the line below, which it took for the end of a key of two lines.
  if (text.charAt(fault.at) === ':' && fault.at > line.start) line = lineAbove(text, line) ?? line;
  line = contentFrom(text, line);
  const { content } = line;
  if (/^(?:<{7}|={7}|>{7}|\|{7})(?:\s|$)/.test(content)) {
    return syntaxProblem('conflict-marker', line, { mark: content.slice(0, 7) });
  }
  const above = lineAbove(text, line);
  if (above && above.indent >= line.indent && /(?:^|\s)[|>][-+0-9]*$/.test(above.content)) {
    return syntaxProblem('block-not-indented', line, {}, [{ span: above, label: 'the text of this value' }]);
  }
  if (isListItem(line)) {
    const brackets = scanFlow(text, line.start).open.length > 0;
    return syntaxProblem(brackets ? 'dash-in-brackets' : 'list-in-mapping', line);
  }
  const odd = new RegExp(`:${ODD_SPACE.source}`).exec(content);
  if (odd) {
    const start = line.start + odd.index + 1;
    return syntaxProblem('odd-space', { start, end: start + 1 }, { char: codePoint(odd[0].charAt(1)) });
  }
  const assigned = /^["']?([\w.-]+)["']?\s*=(?!=)/.exec(content)?.[1];
  if (assigned !== undefined) return syntaxProblem('equals-sign', line, { key: assigned });
  const glued = /^["']?([\w.-]+)["']?:(?=[^\s:/])/.exec(content)?.[1];
  if (glued !== undefined) return syntaxProblem('colon-without-space', head(line), { key: glued });
  return /:(?:\s|$)/.test(content) ? badIndent(fault) : syntaxProblem('missing-colon', line);
}

// A line up to its colon.
function head(line: Line): { start: number; end: number } {
  const key = /^[^:]*(?=:)/.exec(line.content)?.[0].length ?? 0;
  return { start: line.start, end: line.start + Math.max(1, key || line.content.length) };
}
