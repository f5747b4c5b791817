import type { Finding } from '../findings/finding.ts';
import { countSeverities, type Unread } from '../findings/report.ts';
import type { Location } from '../text/document.ts';
import { locationRange } from '../text/document.ts';
import { printable } from './printable.ts';
import type { Format } from './written.ts';

/** The version of the JSON report's shape; a change that breaks readers raises it. */
export const JSON_VERSION = 1;

/** The report as JSON v1 (`schemas/report.schema.json`), with lines and columns from 1. */
export function jsonFormat(tool: { readonly name: string; readonly version: string }): Format {
  return {
    finding: (finding) => json(findingJson(finding), 2),
    block: ({ at, ...block }) => json({ ...block, ...place(at) }, 2),
    ignored: ({ finding, reason }) => json({ reason, ...findingJson(finding) }, 2),
    *whole(report) {
      yield* opening({ version: JSON_VERSION, tool, command: report.command, sources: report.sources });
      yield* list(
        'blocks',
        report.blocks.map(({ text }) => text),
      );
      yield* list(
        'findings',
        report.findings.map(({ text }) => text),
      );
      yield* list('ignored', report.ignored);
      yield* closing({
        notRecognised: report.notRecognised.map(unreadJson),
        notRead: report.notRead.map(unreadJson),
        summary: { files: report.files, ...countSeverities(report.findings), drift: report.drift ?? null },
        complete: report.complete,
      });
    },
  };
}

function* opening(fields: Readonly<Record<string, unknown>>): Generator<string> {
  yield '{\n';
  for (const [name, value] of Object.entries(fields)) yield `  "${name}": ${json(value, 1)},\n`;
}

function* closing(fields: Readonly<Record<string, unknown>>): Generator<string> {
  const lines = Object.entries(fields).map(([name, value]) => `  "${name}": ${json(value, 1)}`);
  yield `${lines.join(',\n')}\n}\n`;
}

function* list(name: string, texts: readonly string[]): Generator<string> {
  if (texts.length === 0) {
    yield `  "${name}": [],\n`;
    return;
  }
  yield `  "${name}": [\n`;
  for (const [index, text] of texts.entries()) yield `    ${text}${index < texts.length - 1 ? ',' : ''}\n`;
  yield '  ],\n';
}

/** JSON safe to show, indented as it stands `level` levels deep in the report. */
function json(value: unknown, level: number): string {
  const text = JSON.stringify(
    value,
    (_key, part: unknown) => (typeof part === 'string' ? printable(part) : part),
    2,
  );
  return text.replaceAll('\n', `\n${'  '.repeat(level)}`);
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
