import type { Lane, Route } from '../model/routing.ts';
import type { Box } from './box.ts';
import { canExist, nearestSize } from './feasible.ts';
import { holdsPrompt, type Partition, partitionOf } from './partition.ts';
import { type Prompt, type SizeName, signalOf } from './prompt.ts';
import { coverOf, laneRegions } from './regions.ts';
import { plainest, type Witness, witnessOf } from './witness.ts';

/** What it would take for a prompt to take a route. */
export interface WhyNot {
  readonly route: Route;
  /** The prompt takes it. */
  readonly taken: boolean;
  /** What must change: the sizes and signals that the nearest prompt has instead. Empty where nothing near will do. */
  readonly sizes: readonly (readonly [SizeName, number])[];
  readonly signals: readonly (readonly [string, string])[];
  /** Some prompt that takes it; undefined where none does. */
  readonly witness: Witness | undefined;
  /** For a route that no prompt takes: the earlier ones that take all of its prompts. None: its own limits let none in. */
  readonly cover: readonly Route[];
}

/** Why a prompt does not take a route of its lane, and what would. */
export function whyNot(lane: Lane, route: Route, prompt: Prompt): WhyNot {
  const partition = partitionOf([lane]);
  const regions = laneRegions(partition, lane);
  const region = regions.routes.find((one) => one.route === route);
  const effective = region?.effective ?? [];
  const near = nearest(partition, effective, prompt);
  return {
    route,
    taken: effective.some((box) => holdsPrompt(partition, box, prompt)),
    sizes: near?.sizes ?? [],
    signals: near?.signals ?? [],
    witness: witnessOf(partition, effective, prompt.private),
    cover: region ? coverOf(partition, regions, region) : [],
  };
}

interface Change {
  readonly sizes: readonly (readonly [SizeName, number])[];
  readonly signals: readonly (readonly [string, string])[];
}

// Of the boxes the one that asks for the fewest changes, where a prompt with just these changes can be.
function nearest(partition: Partition, region: readonly Box[], prompt: Prompt): Change | undefined {
  const changes = region.flatMap((box) => changeTo(partition, box, prompt) ?? []);
  return changes.sort(
    (one, other) => one.sizes.length + one.signals.length - other.sizes.length - other.signals.length,
  )[0];
}

function changeTo(partition: Partition, box: Box, prompt: Prompt): Change | undefined {
  const sizes: [SizeName, number][] = [];
  const signals: [string, string][] = [];
  for (const [index, mask] of box) {
    const dimension = partition.dimensions[index];
    if (!dimension || holdsPrompt(partition, new Map([[index, mask]]), prompt)) continue;
    if (dimension.kind === 'size') {
      const size = nearestSize(partition, box, dimension.name, prompt[dimension.name]);
      if (size !== undefined) sizes.push([dimension.name, size]);
    } else {
      const { name, value } = plainest(dimension, mask);
      const given = dimension.names.find((one) => signalOf(prompt, one) !== 'no');
      signals.push([value === 'no' ? (given ?? name) : name, value]);
    }
  }
  return canExist({ ...prompt, ...Object.fromEntries(sizes) }) ? { sizes, signals } : undefined;
}
