import { type FlowScan, Scanner } from './flow-scan.ts';

/** What brackets and quotes leave open at `until`, and the breaks inside those that close before it. */
export function scanFlow(text: string, until: number = text.length): FlowScan {
  const scan = new Scanner(text, until);
  scan.run();
  return scan;
}

/**
 * The text with line breaks inside closed brackets and quotes blanked out, offset for offset. YAML asks for such lines
 * to be indented; PyYAML, libyaml and most others read them at any indentation. Undefined when nothing is to blank, or
 * when something is never closed.
 */
export function flattenFlow(text: string): string | undefined {
  const { open, quote, breaks } = scanFlow(text);
  if (open.length > 0 || quote !== undefined || breaks.length === 0) return undefined;
  const parts: string[] = [];
  let from = 0;
  for (let i = 0; i < breaks.length; i += 2) {
    const start = breaks[i] ?? 0;
    const end = breaks[i + 1] ?? start;
    parts.push(text.slice(from, start), ' '.repeat(end - start));
    from = end;
  }
  parts.push(text.slice(from));
  return parts.join('');
}
