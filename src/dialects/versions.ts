import type { ProgramVersion } from '../model/routing.ts';

/** Whether the program that reads a block is at least of a release; `maybe` when its version allows both. */
export type Reach = 'yes' | 'no' | 'maybe';

/** Orders two releases; negative when the first is older. */
export type CompareReleases = (first: string, second: string) => number;

/**
 * Orders releases such as `0.10`, `v0.11.0` and `2026.9.14` by their numbers, part by part; missing parts are 0,
 * so `0.10` and `0.10.0` are equal. What follows the numbers (`-rc1`, `+build`) is not looked at.
 */
export function compareReleases(first: string, second: string): number {
  const left = releaseNumbers(first);
  const right = releaseNumbers(second);
  const length = Math.max(left.length, right.length);
  for (let index = 0; index < length; index++) {
    const difference = (left[index] ?? 0) - (right[index] ?? 0);
    if (difference !== 0) return difference;
  }
  return 0;
}

/** The numbers of a release: `v0.10.2-rc1` gives 0, 10 and 2; none when the text does not start with a number. */
export function releaseNumbers(release: string): readonly number[] {
  const numbers = /^[vV]?(\d+(?:\.\d+)*)/.exec(release.trim())?.[1];
  return numbers === undefined ? [] : numbers.split('.').map(Number);
}

/** Whether a program version reaches a release. Bounds that hold no number count as open. */
export function atLeast(
  version: ProgramVersion,
  release: string,
  compare: CompareReleases = compareReleases,
): Reach {
  const min = usable(version.min);
  const max = usable(version.max);
  if (min !== undefined && compare(min, release) >= 0) return 'yes';
  if (max !== undefined && compare(max, release) < 0) return 'no';
  return 'maybe';
}

function usable(bound: string | undefined): string | undefined {
  return bound !== undefined && releaseNumbers(bound).length > 0 ? bound : undefined;
}
