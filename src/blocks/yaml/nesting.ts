import { scanFlow } from './flow.ts';

// The package reads `a: b: c` as mappings in each other, in a time that grows with the square of their number.
const MOST_ON_A_LINE = 500;

/**
 * Whether a text can nest deeper than `depth`, without parsing it: brackets that are open at once, lines each deeper
 * than the one above, dashes behind each other, and colons on a line.
 */
export function mayNestDeeper(text: string, depth: number): boolean {
  const levels: number[] = [];
  let deepest = 0;
  for (const [, blanks = '', dashes = '', rest = ''] of text.matchAll(
    /^([ \t]*)((?:[-?:][ \t]+)*)(\S.*)/gm,
  )) {
    while (levels.length > 0 && (levels.at(-1) ?? 0) >= blanks.length) levels.pop();
    levels.push(blanks.length);
    deepest = Math.max(deepest, levels.length + dashes.split(/[ \t]+/).length - 1);
    if (deepest > depth) return true;
    if (rest.length > MOST_ON_A_LINE && rest.split(/[:?-]\s/, MOST_ON_A_LINE + 1).length > MOST_ON_A_LINE)
      return true;
  }
  return deepest + scanFlow(text).depth > depth;
}
