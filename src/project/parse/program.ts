import { nearest } from '../../text/nearest.ts';
import type { Limits } from '../settings.ts';
import type { Known } from './known.ts';
import { list, shown, type Value } from './value.ts';

/** `versions`: the release of each program, by dialect. */
export function readVersions(value: Value, known: Known): Readonly<Record<string, string>> {
  const versions: Record<string, string> = Object.create(null);
  for (const [dialect, entry] of value.entries()) {
    if (!known.dialects.includes(dialect)) {
      const meant = nearest(dialect, known.dialects);
      const help = meant ? `did you mean \`${meant}\`?` : `write one of ${list(known.dialects, 'or')}`;
      entry.problems.add(entry.keySpan, `there is no dialect ${shown(dialect)}`, help);
    } else if (!entry.isEmpty) {
      const version = readVersion(entry);
      if (version !== undefined) versions[dialect] = version;
    }
  }
  return versions;
}

/** `limits`: past one there is one clear finding, and the run goes on. */
export function readLimits(value: Value): Partial<Limits> {
  const fields = value.fields(['fileSize', 'nodes', 'depth', 'entries'] as const);
  const limits: { -readonly [K in keyof Limits]?: Limits[K] } = {};
  for (const key of ['fileSize', 'nodes', 'depth', 'entries'] as const) {
    const count = fields[key]?.count();
    if (count !== undefined) limits[key] = count;
  }
  return limits;
}

function readVersion(value: Value): string | undefined {
  if (value.node.kind === 'scalar' && value.node.type === 'number') {
    const { start, end } = value.span;
    const written = value.problems.document.text.slice(start, end);
    const read = String(value.node.value);
    value.report(
      `\`${value.path}\` is a number without quotes, and YAML reads ${written === read ? '0.10 as 0.1' : `${written} as ${read}`}`,
      `write it in quotes: \`"${written}"\``,
    );
    return undefined;
  }
  const text = value.text('a version in quotes, such as `"0.11"`');
  if (text === undefined) return undefined;
  const version = /^v?(\d+(?:\.\d+)*)(?:[-+.]?[a-z][\w.+-]*)?$/i.exec(text)?.[1];
  if (version === undefined) value.report(`${shown(text)} is no version`, 'write a release such as `"0.11"`');
  return version;
}
