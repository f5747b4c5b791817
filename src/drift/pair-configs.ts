import type { RecognisedBlock } from '../dialects/recognise.ts';
import { targetPlace } from './target-place.ts';

/** Configs of two sides that belong together, and those that nothing belongs to. */
export interface PairedConfigs {
  readonly pairs: readonly { readonly old: RecognisedBlock; readonly next: RecognisedBlock }[];
  readonly onlyOld: readonly RecognisedBlock[];
  readonly onlyNext: readonly RecognisedBlock[];
}

interface Candidate {
  readonly old: RecognisedBlock;
  readonly next: RecognisedBlock;
  /** Greater is nearer, the first number that differs decides. */
  readonly likeness: readonly [program: number, path: number, content: number];
}

/**
 * Pairs the configs of two states of a setup: those of one program whose paths end alike, else those that have the most
 * lanes and places in common. Configs of two programs are a pair only where nothing nearer is, and they share a lane.
 */
export function pairConfigs(
  olds: readonly RecognisedBlock[],
  nexts: readonly RecognisedBlock[],
): PairedConfigs {
  const content = new Map([...olds, ...nexts].map((one) => [one, contentOf(one)]));
  const candidates = olds.flatMap((old) =>
    nexts.flatMap((next): readonly Candidate[] => {
      const program = old.detection.dialect === next.detection.dialect ? 1 : 0;
      const path = commonEnd(old.block.id, next.block.id);
      const shared = commonCount(content.get(old), content.get(next));
      const isOnly = olds.length === 1 && nexts.length === 1 && program === 1;
      const isPair = isOnly || (program === 1 && path > 0) || shared > 0;
      return isPair ? [{ old, next, likeness: [program, program * path, shared] }] : [];
    }),
  );
  const used = new Set<RecognisedBlock>();
  const pairs: Candidate[] = [];
  for (const candidate of candidates.sort(nearestFirst)) {
    if (used.has(candidate.old) || used.has(candidate.next)) continue;
    used.add(candidate.old).add(candidate.next);
    pairs.push(candidate);
  }
  pairs.sort((one, other) => nexts.indexOf(one.next) - nexts.indexOf(other.next));
  const isLeft = (one: RecognisedBlock): boolean => !used.has(one);
  return { pairs, onlyOld: olds.filter(isLeft), onlyNext: nexts.filter(isLeft) };
}

function nearestFirst(one: Candidate, other: Candidate): number {
  const at = one.likeness.findIndex((value, index) => value !== other.likeness[index]);
  return at < 0 ? 0 : (other.likeness[at] ?? 0) - (one.likeness[at] ?? 0);
}

// `main:router/config.yaml` is a file of a commit, and ends as `router/config.yaml` does.
function commonEnd(one: string, other: string): number {
  const [left, right] = [one, other].map((id) => id.split(/[/:]/).reverse());
  let length = 0;
  while (left && right && length < left.length && left[length] === right[length]) length++;
  return length;
}

function contentOf({ model }: RecognisedBlock): ReadonlySet<string> {
  const lanes = model.lanes.filter((lane) => !lane.inner).map((lane) => `lane ${lane.id}`);
  return new Set([...lanes, ...[...model.targets.values()].map((target) => `place ${targetPlace(target)}`)]);
}

function commonCount(one?: ReadonlySet<string>, other?: ReadonlySet<string>): number {
  return [...(one ?? [])].filter((part) => other?.has(part)).length;
}
