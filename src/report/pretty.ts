import { SEVERITY_RANK } from '../findings/build.ts';
import type { Finding } from '../findings/finding.ts';
import type { Severity } from '../rules/rule.ts';
import { type Document, locationRange } from '../text/document.ts';
import { frame, type Label } from './frame.ts';
import type { Paint } from './paint.ts';
import { escapeControls } from './printable.ts';
import { summaryLines } from './summary.ts';
import type { Format, WrittenReport } from './written.ts';

// Beyond these a frame is a listing: JSON has all of them.
const MOST_RELATED = 5;

/** How a report is shown to people. */
export interface PrettyOptions {
  readonly paint: Paint;
  /** Findings below this severity are counted and not shown. */
  readonly least: Severity;
}

/** The report for people: findings by file with code frames, then what was checked and what was found. */
export function prettyFormat({ paint, least }: PrettyOptions): Format {
  const isShown = (severity: Severity): boolean => SEVERITY_RANK[severity] >= SEVERITY_RANK[least];
  return {
    finding: (finding) => (isShown(finding.severity) ? `${findingLines(finding, paint).join('\n')}\n\n` : ''),
    block: () => '',
    ignored: () => '',
    *whole(report) {
      yield* byFile(report, isShown, paint);
      yield* summaryLines(report, paint);
    },
  };
}

function* byFile(
  { findings }: WrittenReport,
  isShown: (severity: Severity) => boolean,
  paint: Paint,
): Generator<string> {
  let file: string | undefined;
  for (const { path, severity, text } of findings) {
    if (!isShown(severity)) continue;
    if (path !== file) {
      if (file !== undefined) yield '\n';
      yield `${paint.bold(paint.path(escapeControls(path)))}\n`;
      file = path;
    }
    yield text;
  }
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

function labelsByDocument(finding: Finding): ReadonlyMap<Document, Label[]> {
  const groups = new Map<Document, Label[]>([
    [finding.at.document, [{ at: finding.at, text: '', primary: true }]],
  ]);
  for (const related of finding.related.slice(0, MOST_RELATED)) {
    const labels = groups.get(related.at.document) ?? [];
    labels.push({ at: related.at, text: related.label, primary: false });
    groups.set(related.at.document, labels);
  }
  return groups;
}
