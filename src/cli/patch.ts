import type { Paint } from '../report/paint.ts';
import { printable } from '../report/printable.ts';

/** The lines of a unified diff between two states of a file, safe to show: secrets in them are masked. */
export async function patchLines(
  display: string,
  before: { readonly text: string; readonly title: string },
  after: { readonly text: string; readonly title: string },
  paint: Paint,
): Promise<readonly string[]> {
  const { createTwoFilesPatch } = await import('diff');
  const name = printable(display);
  const patch = createTwoFilesPatch(
    name,
    name,
    lines(before.text),
    lines(after.text),
    before.title,
    after.title,
  );
  return patch
    .slice(patch.indexOf('--- '))
    .trimEnd()
    .split('\n')
    .map((line) => painted(line, paint));
}

// Differences of line ends alone are none.
function lines(text: string): string {
  return text.replace(/\r\n?/g, '\n');
}

function painted(line: string, paint: Paint): string {
  const text = printable(line);
  if (line.startsWith('+')) return paint.good(text);
  return line.startsWith('-') ? paint.severity('error', text) : text;
}
