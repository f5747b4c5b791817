import type { Flow } from '../flow/flow.ts';
import type { Reach } from '../flow/reach.ts';
import type { Lane } from '../model/routing.ts';
import type { Access, Locality } from '../model/target.ts';
import type { MapBy, MapPrivacy } from './graph.ts';

/** A heading, and where it stands among the others. */
interface Heading {
  readonly rank: number;
  readonly title: string;
}

// From the least that a prompt can meet to the most.
const LOCALITIES: readonly Locality[] = ['device', 'lan', 'unknown', 'cloud'];
const ACCESSES: readonly Access[] = ['free', 'subscription', 'unknown', 'metered'];

const LOCALITY_TITLE: Readonly<Record<Locality, string>> = {
  device: 'stays on this device',
  lan: 'stays in the local network',
  unknown: 'goes to a place the config does not tell',
  cloud: 'can reach the cloud',
};

const ACCESS_TITLE: Readonly<Record<Access, string>> = {
  free: 'free of charge',
  subscription: 'within subscriptions',
  unknown: 'at a price the config does not tell',
  metered: 'can bill per token',
};

/** Lanes under their headings, those in the order of their ranks. */
export function sectionsOf(
  lanes: readonly Lane[],
  by: readonly MapBy[],
  reach: Reach,
  privacy: MapPrivacy | undefined,
): readonly { readonly title: string; readonly lanes: readonly Lane[] }[] {
  const flows = new Map<Lane, Flow[]>(lanes.map((lane) => [lane, []]));
  for (const flow of reach.flows) flows.get(flow.lane)?.push(flow);
  const found = new Map<string, { readonly order: readonly number[]; title: string; lanes: Lane[] }>();
  for (const lane of lanes) {
    const headings = by.flatMap(
      (key) =>
        headingOf(key, lane, { flows: flows.get(lane) ?? [], complete: reach.complete }, privacy) ?? [],
    );
    const order = headings.map((heading) => heading.rank);
    const title = headings.map((heading) => heading.title).join(', ');
    const section = found.get(order.join()) ?? { order, title, lanes: [] };
    section.lanes.push(lane);
    found.set(order.join(), section);
  }
  return [...found.values()].sort((one, other) => compare(one.order, other.order));
}

function headingOf(
  key: MapBy,
  lane: Lane,
  { flows, complete }: Reach,
  privacy: MapPrivacy | undefined,
): Heading | undefined {
  if (key === 'lane') return undefined;
  if (key === 'privacy') {
    if (!privacy) return { rank: 0, title: 'no policy on private prompts' };
    return privacy.carries(lane.id)
      ? { rank: 0, title: 'may carry private prompts' }
      : { rank: 1, title: 'not meant for private prompts' };
  }
  if (key === 'locality') {
    const most = furthest(
      LOCALITIES,
      flows.map((flow) => flow.target.locality.value),
      complete,
    );
    return { rank: LOCALITIES.indexOf(most), title: LOCALITY_TITLE[most] };
  }
  const most = furthest(
    ACCESSES,
    flows.map((flow) => flow.target.access.value),
    complete,
  );
  return { rank: ACCESSES.indexOf(most), title: ACCESS_TITLE[most] };
}

// What a search did not see to the end, or did not see at all, is not known to stay anywhere.
function furthest<Value extends string>(
  order: readonly (Value | 'unknown')[],
  met: readonly (Value | 'unknown')[],
  complete: boolean,
): Value | 'unknown' {
  const seen = new Set(complete && met.length > 0 ? met : [...met, 'unknown' as const]);
  return order.findLast((value) => seen.has(value)) ?? 'unknown';
}

function compare(one: readonly number[], other: readonly number[]): number {
  for (const [index, rank] of one.entries()) {
    const difference = rank - (other[index] ?? 0);
    if (difference !== 0) return difference;
  }
  return 0;
}
