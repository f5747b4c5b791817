import type { Dialect, HistoryEntry } from '../dialects/dialect.ts';
import { reaches as hermesReaches } from '../dialects/hermes/releases.ts';
import { atLeast, type Reach } from '../dialects/versions.ts';
import type { ProgramVersion } from '../model/routing.ts';

/** What a dialect's history says of a key, for the program that reads the live config. */
export interface Past {
  readonly entry: HistoryEntry;
  /** Whether the live program is past the change; `maybe` when its version is not known well enough. */
  readonly reached: Reach;
  /** A clause: "Hermes Agent has not read `model.x` since 0.11 (2026-04-19)". */
  readonly explanation: string;
}

/** The removal, rename or move of a key, if the dialect's history has one. `keys` are canonical, `*` for an item. */
export function pastOfKey(
  dialect: Dialect,
  keys: readonly string[],
  version: ProgramVersion,
): Past | undefined {
  const entry = dialect.history.find((each) => isLoss(each) && matches(each.path, keys));
  return entry && pastOf(dialect, entry, version);
}

/** The removal or rename of a value at a key: a provider id that is gone. */
export function pastOfValue(
  dialect: Dialect,
  keys: readonly string[],
  value: string,
  version: ProgramVersion,
): Past | undefined {
  const last = keys.at(-1) ?? '';
  const entry = dialect.history.find((each) => each.value === value && each.path.split('.').at(-1) === last);
  return entry && pastOf(dialect, entry, version);
}

/** The keys that were read in the place of this one before, with what became of them. */
export function predecessorsOf(
  dialect: Dialect,
  keys: readonly string[],
  version: ProgramVersion,
): readonly Past[] {
  const target = keys.join('.');
  return dialect.history
    .filter((each) => isLoss(each) && each.to === target)
    .map((each) => pastOf(dialect, each, version));
}

// An old key that is still read is another spelling, and the canonical form has taken care of it.
function isLoss(entry: HistoryEntry): boolean {
  return entry.kind !== 'default-changed' && entry.value === undefined && entry.stillRead !== true;
}

/** True where the default of a key differs between releases: its absence then says nothing certain. */
export function defaultChanged(dialect: Dialect, keys: readonly string[]): boolean {
  return dialect.history.some((each) => each.kind === 'default-changed' && matches(each.path, keys));
}

function pastOf(dialect: Dialect, entry: HistoryEntry, version: ProgramVersion): Past {
  const reaches = dialect.id === 'hermes' ? hermesReaches : atLeast;
  const reached = entry.since === undefined ? 'maybe' : reaches(version, entry.since);
  return { entry, reached, explanation: explain(dialect, entry) };
}

function explain(dialect: Dialect, entry: HistoryEntry): string {
  const when = entry.since === undefined ? '' : ` since ${entry.since}`;
  const day = entry.date === undefined ? '' : ` (merged ${entry.date})`;
  if (entry.value !== undefined)
    return `${dialect.program} does not know \`${entry.value}\` any more${when}${day}`;
  if (entry.to !== undefined) return `${dialect.program} reads \`${entry.to}\` instead${when}${day}`;
  return `${dialect.program} has not read \`${entry.path}\`${when}${day}`;
}

// `*` stands for one key or index; `**` for any number of them.
function matches(pattern: string, keys: readonly string[]): boolean {
  return matchesFrom(pattern.replace(/\[\*?\]/g, '.*').split('.'), keys, 0, 0);
}

function matchesFrom(pattern: readonly string[], keys: readonly string[], p: number, k: number): boolean {
  const part = pattern[p];
  if (part === undefined) return k === keys.length;
  if (part === '**') {
    for (let next = k; next <= keys.length; next++) if (matchesFrom(pattern, keys, p + 1, next)) return true;
    return false;
  }
  return k < keys.length && (part === '*' || part === keys[k]) && matchesFrom(pattern, keys, p + 1, k + 1);
}
