import type { Finding } from '../findings/finding.ts';
import type { Report, Unread } from '../findings/report.ts';
import { countSeverities } from '../findings/report.ts';
import type { Location } from '../text/document.ts';
import { locationRange } from '../text/document.ts';
import { printable } from './printable.ts';

/** The version of the JSON report's shape; a change that breaks readers raises it. */
export const JSON_VERSION = 1;

/** The report as JSON v1 (`schemas/report.schema.json`), with lines and columns from 1. */
export function jsonReport(
  report: Report,
  tool: { readonly name: string; readonly version: string },
): string {
  return `${JSON.stringify(
    {
      version: JSON_VERSION,
      tool,
      command: report.command,
      sources: report.sources,
      blocks: report.blocks.map(({ at, ...block }) => ({ ...block, ...place(at) })),
      findings: report.findings.map(findingJson),
      ignored: report.ignored.map(({ finding, reason }) => ({ reason, ...findingJson(finding) })),
      notRecognised: report.notRecognised.map(unreadJson),
      notRead: report.notRead.map(unreadJson),
      summary: { files: report.files, ...countSeverities(report.findings), drift: report.drift ?? null },
      complete: report.complete,
    },
    (_key, value: unknown) => (typeof value === 'string' ? printable(value) : value),
    2,
  )}\n`;
}

function findingJson(finding: Finding): Readonly<Record<string, unknown>> {
  return {
    rule: finding.rule,
    severity: finding.severity,
    confidence: finding.confidence,
    message: finding.message,
    help: finding.help,
    ...place(finding.at),
    related: finding.related.map(({ at, label }) => ({ label, ...place(at) })),
    data: finding.data,
    fingerprint: finding.fingerprint,
    fixes: finding.fixes.map((fix) => ({
      title: fix.title,
      edits: fix.edits.map(({ at, text }) => ({ text, ...place(at) })),
    })),
  };
}

function unreadJson(unread: Unread): Readonly<Record<string, unknown>> {
  return { path: unread.path, line: unread.line ?? null, reason: unread.reason };
}

function place(at: Location): Readonly<Record<string, unknown>> {
  const { start, end } = locationRange(at);
  return {
    path: at.document.path,
    line: start.line,
    column: start.column,
    endLine: end.line,
    endColumn: end.column,
  };
}
