import { SEVERITY_RANK } from '../findings/build.ts';
import type { Finding } from '../findings/finding.ts';
import type { Report } from '../findings/report.ts';
import type { Severity } from '../rules/rule.ts';
import { locationRange, type Shown } from '../text/document.ts';
import { frame, type Label } from './frame.ts';
import type { Paint } from './paint.ts';
import { escapeControls } from './printable.ts';
import { summaryLines } from './summary.ts';

// Beyond these a frame is a listing: JSON has all of them.
const MOST_RELATED = 5;

/** How a report is shown to people. */
export interface PrettyOptions {
  readonly paint: Paint;
  /** Findings below this severity are counted and not shown. */
  readonly least: Severity;
}

/** The report for people: findings by file with code frames, then what was checked and what was found. */
export function* pretty(report: Report, options: PrettyOptions): Generator<string> {
  const { paint } = options;
  let file: string | undefined;
  for (const finding of report.findings) {
    if (SEVERITY_RANK[finding.severity] < SEVERITY_RANK[options.least]) continue;
    const { path } = finding.at.document;
    if (path !== file) {
      if (file !== undefined) yield '\n';
      yield `${paint.bold(paint.path(escapeControls(path)))}\n`;
      file = path;
    }
    yield `${findingLines(finding, paint).join('\n')}\n\n`;
  }
  yield* summaryLines(report, paint);
}

/** One finding: its heading, the frame of its own file, one frame for each other file, and what to do. */
export function findingLines(finding: Finding, paint: Paint): string[] {
  const { line, column } = locationRange(finding.at).start;
  const severity = paint.severity(finding.severity, paint.bold(finding.severity));
  const place = paint.dim(`${line}:${column}`);
  const lines = [`  ${place} ${severity} ${escapeControls(finding.message)} ${paint.dim(finding.rule)}`];
  for (const [document, labels] of labelsByDocument(finding)) {
    const shown = frame(document, labels, paint);
    if (document !== finding.at.document) {
      const at = labels[0]?.at;
      const position = at ? locationRange(at).start : { line: 1, column: 1 };
      lines.push(
        `    ${paint.dim('→')} ${escapeControls(document.path)}:${position.line}:${position.column}`,
      );
    }
    for (const text of shown) lines.push(`    ${text}`);
  }
  const hidden = finding.related.length - MOST_RELATED;
  if (hidden > 0) lines.push(`    ${paint.dim('┆')} and ${hidden} more`);
  if (finding.help !== '')
    lines.push(`    ${paint.dim('=')} ${paint.bold('help:')} ${escapeControls(finding.help)}`);
  return lines;
}

function labelsByDocument(finding: Finding): ReadonlyMap<Shown, Label[]> {
  const groups = new Map<Shown, Label[]>([
    [finding.at.document, [{ at: finding.at, text: '', primary: true }]],
  ]);
  for (const related of finding.related.slice(0, MOST_RELATED)) {
    const labels = groups.get(related.at.document) ?? [];
    labels.push({ at: related.at, text: related.label, primary: false });
    groups.set(related.at.document, labels);
  }
  return groups;
}
