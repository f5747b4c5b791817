import type { Node } from '../../blocks/node.ts';
import { at } from '../../blocks/node.ts';
import type { ProgramVersion } from '../../model/routing.ts';
import { atLeast, compareReleases, type Reach, releaseNumbers } from '../versions.ts';

// Every release has two names: `v0.10.0` and the day, `v2026.4.16`. Days come from the GitHub releases; those of
// 0.20.5, 0.20.6, 0.21.1 and 0.21.3 from wimpysworld/nix-config #1013, #1014, #1029 and #1041. Oldest first.
const RELEASES: readonly (readonly [release: string, day: string])[] = [
  ['0.3', '2026.3.17'],
  ['0.5', '2026.3.28'],
  ['0.6', '2026.3.30'],
  ['0.7', '2026.4.3'],
  ['0.8', '2026.4.8'],
  ['0.9', '2026.4.13'],
  ['0.10', '2026.4.16'],
  ['0.11', '2026.4.23'],
  ['0.12', '2026.4.30'],
  ['0.13', '2026.5.7'],
  ['0.14', '2026.5.16'],
  ['0.15', '2026.5.28'],
  ['0.16', '2026.6.5'],
  ['0.17', '2026.6.19'],
  ['0.18', '2026.7.1'],
  ['0.19', '2026.7.20'],
  ['0.20', '2026.8.3'],
  ['0.20.3', '2026.8.16.2'],
  ['0.20.5', '2026.8.19'],
  ['0.20.6', '2026.8.27'],
  ['0.21.1', '2026.9.7'],
  ['0.21.3', '2026.9.14'],
];

/**
 * The first release that can have written each `_config_version`, by the day its bump was merged. 10/11 and 22/23
 * swung back and forth by merge accidents (26 March to 1 April, 22 to 30 April 2026): those take the earliest
 * release that could. 19 was merged between v0.10 and v0.11, with `smart_model_routing` still in it.
 */
const FIRST_RELEASE: readonly (readonly [configVersion: number, release: string])[] = [
  [9, '0.3'],
  [10, '0.5'],
  [12, '0.8'],
  [13, '0.9'],
  [18, '0.10'],
  [20, '0.11'],
  [24, '0.15'],
  [25, '0.16'],
  [29, '0.17'],
  [31, '0.18'],
  [33, '0.19'],
  [34, '0.20'],
  [38, '0.20.5'],
  [39, '0.20.6'],
  [40, '2026.9.7'],
  [42, '2026.9.14'],
];

const DAYS: ReadonlyMap<string, string> = new Map(RELEASES);

// A four-digit first number is a year.
function day(release: string): string {
  const known = DAYS.get(release);
  if (known !== undefined) return known;
  if ((releaseNumbers(release)[0] ?? 0) >= 2000) return release;
  // The newest that is not newer: patch releases that the table leaves out take the day of the one before.
  return RELEASES.findLast(([name]) => compareReleases(name, release) <= 0)?.[1] ?? '0';
}

/** Orders Hermes releases under either of their names: `0.21.3` and `2026.9.14` are equal. */
export function compareHermesReleases(first: string, second: string): number {
  return compareReleases(day(first), day(second)) || sameDay(first, second);
}

// Patch releases the table does not know share a day; among them the numbers decide.
function sameDay(first: string, second: string): number {
  const years = [first, second].filter((release) => (releaseNumbers(release)[0] ?? 0) >= 2000).length;
  return years === 0 ? compareReleases(first, second) : 0;
}

/** Whether the Hermes that reads a block is at least of a release. */
export function reaches(version: ProgramVersion, release: string): Reach {
  return atLeast(version, release, compareHermesReleases);
}

/**
 * The version range a file gives away. Only the lower bound is certain: `hermes update` may leave a file at its old
 * `_config_version` (issue #90945), and containers and Nix keep theirs, so any newer release may be reading it.
 */
export function hermesVersion(root: Node, declared: ProgramVersion): ProgramVersion {
  if (declared.source === 'declared') return declared;
  const node = at(root, '_config_version');
  const value = node?.kind === 'scalar' ? Number(node.value) : Number.NaN;
  if (!node || !Number.isInteger(value) || value < 1) return declared;
  let min: string | undefined;
  for (const [configVersion, release] of FIRST_RELEASE) {
    if (value >= configVersion) min = release;
  }
  if (min === undefined) return { ...declared, span: node };
  const because = `\`_config_version: ${value}\` was first written by v${min}; newer releases read such a file too`;
  return { min, max: undefined, because, source: 'inferred', span: { start: node.start, end: node.end } };
}
