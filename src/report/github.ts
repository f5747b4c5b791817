import { SEVERITY_RANK } from '../findings/build.ts';
import type { Finding } from '../findings/finding.ts';
import type { Report } from '../findings/report.ts';
import { locationRange } from '../text/document.ts';
import { printable } from './printable.ts';

const COMMAND = { error: 'error', warning: 'warning', info: 'notice' } as const;

/**
 * GitHub workflow commands, one line a finding. The worst come first because GitHub shows only ten of a kind for
 * each step; no end line is given because it renders badly for a span that ends at the end of a file.
 */
export function* github(report: Report): Generator<string> {
  const worstFirst = [...report.findings].sort(
    (a, b) => SEVERITY_RANK[b.severity] - SEVERITY_RANK[a.severity],
  );
  for (const finding of worstFirst) yield `${command(finding)}\n`;
}

function command(finding: Finding): string {
  const { line, column } = locationRange(finding.at).start;
  const properties = [
    `file=${property(finding.at.document.path)}`,
    `line=${line}`,
    `col=${column}`,
    `title=${property(`routelint: ${finding.rule}`)}`,
  ];
  const help = finding.help === '' ? '' : `\nhelp: ${printable(finding.help)}`;
  const elsewhere = finding.related.map(({ at, label }) => {
    const start = locationRange(at).start;
    return `\n${at.document.path}:${start.line}: ${printable(label)}`;
  });
  return `::${COMMAND[finding.severity]} ${properties.join(',')}::${data(printable(finding.message) + elsewhere.join('') + help)}`;
}

function data(text: string): string {
  return text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
}

function property(text: string): string {
  return data(printable(text)).replaceAll(':', '%3A').replaceAll(',', '%2C');
}
