import { SEVERITY_RANK } from '../findings/build.ts';
import type { Finding } from '../findings/finding.ts';
import { type Location, locationRange } from '../text/document.ts';
import { printable } from './printable.ts';
import type { Format } from './written.ts';

const COMMAND = { error: 'error', warning: 'warning', info: 'notice' } as const;

/**
 * GitHub workflow commands, one line a finding. The worst come first because GitHub shows only ten of a kind for
 * each step; no end line is given because it renders badly for a span that ends at the end of a file.
 */
export const githubFormat: Format = {
  finding: (finding) => `${command(finding)}\n`,
  block: () => '',
  ignored: () => '',
  whole: ({ findings }) =>
    [...findings]
      .sort((a, b) => SEVERITY_RANK[b.severity] - SEVERITY_RANK[a.severity])
      .map(({ text }) => text),
};

function command(finding: Finding): string {
  const help = finding.help === '' ? '' : `\nhelp: ${printable(finding.help)}`;
  const elsewhere = finding.related.map(({ at, label }) => {
    const start = locationRange(at).start;
    return `\n${at.document.path}:${start.line}: ${printable(label)}`;
  });
  const text = printable(finding.message) + elsewhere.join('') + help;
  return annotation(COMMAND[finding.severity], finding.at, finding.rule, text);
}

/** One workflow command. `text` is safe to show; line breaks in it stay. */
export function annotation(
  level: 'error' | 'warning' | 'notice',
  at: Location,
  title: string,
  text: string,
): string {
  const { line, column } = locationRange(at).start;
  const properties = [
    `file=${property(at.document.path)}`,
    `line=${line}`,
    `col=${column}`,
    `title=${property(`routelint: ${title}`)}`,
  ];
  return `::${level} ${properties.join(',')}::${data(text)}`;
}

function data(text: string): string {
  return text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
}

function property(text: string): string {
  return data(printable(text)).replaceAll(':', '%3A').replaceAll(',', '%2C');
}
