import type { Document, Location } from '../text/document.ts';
import { locationRange } from '../text/document.ts';
import type { Paint } from './paint.ts';
import { escapeControls, printable } from './printable.ts';

/** A place to show in a frame. The primary one is underlined with `^`, others with `-`. */
export interface Label {
  readonly at: Location;
  readonly text: string;
  readonly primary: boolean;
}

interface Mark {
  readonly line: number;
  readonly from: number;
  readonly to: number;
  readonly text: string;
  readonly primary: boolean;
}

// Wide enough for real config lines, narrow enough for a terminal: longer lines are cut around the mark.
const WIDTH = 120;

/**
 * The lines of a code frame for labels of one document: the marked source lines in order, each with an underline
 * and its label, `…` where lines are left out. A label that spans several lines is shown at its first line.
 */
export function frame(document: Document, labels: readonly Label[], paint: Paint): string[] {
  const marks = labels.map(markOf).sort((a, b) => a.line - b.line || a.from - b.from);
  const gutter = String(Math.max(...marks.map((mark) => mark.line), 0)).length;
  const bar = paint.dim('│');
  const result: string[] = [];
  let previous: number | undefined;
  for (const line of new Set(marks.map((mark) => mark.line))) {
    if (previous !== undefined && line > previous + 1) result.push(`${' '.repeat(gutter)} ${paint.dim('┆')}`);
    const here = marks.filter((mark) => mark.line === line);
    const window = windowOf(document.lines.text(line), here);
    result.push(`${paint.dim(String(line).padStart(gutter))} ${bar} ${window.text}`);
    for (const mark of here) {
      const underline = (mark.primary ? '^' : '-').repeat(window.width(mark.from, mark.to));
      const label = mark.text === '' ? '' : ` ${escapeControls(mark.text)}`;
      const pad = ' '.repeat(window.column(mark.from));
      result.push(
        `${' '.repeat(gutter)} ${bar} ${pad}${paint.severity(mark.primary ? 'error' : 'info', underline + label)}`,
      );
    }
    previous = line;
  }
  return result;
}

function markOf(label: Label): Mark {
  const { start, end } = locationRange(label.at);
  const lineEnd = label.at.document.lines.text(start.line).length;
  const to = end.line === start.line ? end.column - 1 : lineEnd;
  const from = start.column - 1;
  return { line: start.line, from, to: Math.max(to, from + 1), text: label.text, primary: label.primary };
}

interface Window {
  readonly text: string;
  column(offset: number): number;
  width(from: number, to: number): number;
}

// Masking and escaping change how wide a piece of the line is, so each stretch between marks is shown on its own.
function windowOf(source: string, marks: readonly Mark[]): Window {
  const first = Math.min(...marks.map((mark) => mark.from));
  const cut = source.length > WIDTH ? Math.max(0, Math.min(first - 30, source.length - WIDTH)) : 0;
  const lead = cut > 0 ? '…' : '';
  const tail = source.length > cut + WIDTH ? '…' : '';
  const masked = maskLine(source);
  const text = lead + escapeControls(masked.slice(cut, cut + WIDTH)) + tail;
  const column = (offset: number): number =>
    lead.length + escapeControls(masked.slice(cut, Math.max(cut, offset))).length;
  return {
    text,
    column,
    width: (from, to) => Math.max(1, Math.min(column(to), text.length) - column(from)),
  };
}

// A redacted line may have another length; then it is padded or cut so that columns still point at the same words.
function maskLine(source: string): string {
  const shown = printable(source);
  const plain = escapeControls(source);
  if (shown === plain) return source;
  let prefix = 0;
  while (prefix < source.length && source[prefix] === shown[prefix]) prefix++;
  let suffix = 0;
  while (
    suffix < source.length - prefix &&
    suffix < shown.length - prefix &&
    source[source.length - 1 - suffix] === shown[shown.length - 1 - suffix]
  ) {
    suffix++;
  }
  const hidden = source.length - prefix - suffix;
  return source.slice(0, prefix) + '*'.repeat(hidden) + source.slice(source.length - suffix);
}
