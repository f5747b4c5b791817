import type { Location, Shown } from '../text/document.ts';
import { KeptLines, keepLines } from '../text/kept-lines.ts';
import type { Span } from '../text/span.ts';
import type { Finding } from './finding.ts';
import type { BlockSummary, Unread } from './report.ts';
import type { Ignored } from './take-out.ts';

/** What was found out about some of the files of a run, in their order. */
export interface Part {
  readonly blocks: readonly BlockSummary[];
  readonly findings: readonly Finding[];
  readonly ignored: readonly Ignored[];
  readonly notRecognised: readonly Unread[];
  readonly notRead: readonly Unread[];
  readonly files: number;
}

/**
 * A part with only those lines of its files that its findings are in: plain data, which another thread can be given. A
 * copy of it holds nothing of the files; `attached` makes a part of the copy again.
 */
export function detached(part: Part): Part {
  const spans = new Map<Shown, Span[]>();
  relocated(part, (at) => {
    const known = spans.get(at.document);
    if (known) known.push(at.span);
    else spans.set(at.document, [at.span]);
    return at;
  });
  return relocated(
    part,
    inPlaceOf((document) => ({
      path: document.path,
      lines: keepLines(document.lines, spans.get(document) ?? []),
    })),
  );
}

/** The part that a copy was made of. */
export function attached(copy: Part): Part {
  return relocated(
    copy,
    inPlaceOf(({ path, lines }) => {
      // A copy has the fields of an object and none of its methods.
      const { facts } = lines as KeptLines;
      return { path, lines: new KeptLines(facts) };
    }),
  );
}

// What is the same document before is the same one after.
function inPlaceOf(make: (document: Shown) => Shown): (at: Location) => Location {
  const made = new Map<Shown, Shown>();
  return ({ document, span }) => {
    const known = made.get(document) ?? make(document);
    made.set(document, known);
    return { document: known, span };
  };
}

function relocated(part: Part, change: (at: Location) => Location): Part {
  const moved = (finding: Finding): Finding => ({
    ...finding,
    at: change(finding.at),
    related: finding.related.map(({ at, label }) => ({ at: change(at), label })),
    fixes: finding.fixes.map(({ title, edits }) => ({
      title,
      edits: edits.map(({ at, text }) => ({ at: change(at), text })),
    })),
  });
  return {
    ...part,
    blocks: part.blocks.map((block) => ({ ...block, at: change(block.at) })),
    findings: part.findings.map(moved),
    ignored: part.ignored.map(({ finding, reason }) => ({ finding: moved(finding), reason })),
  };
}
