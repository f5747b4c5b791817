import { plain } from '../clean.ts';
import type { MapGraph, MapLane, MapStep } from '../graph.ts';
import { enteredName, NOTHING_KNOWN, targetName } from '../target-words.ts';

/** The map in sentences, for those who do not see it. */
export function description(graphs: readonly MapGraph[]): string {
  return graphs
    .flatMap((graph) => graph.sections.flatMap((section) => section.lanes.map(laneWords)))
    .join(' ');
}

function laneWords({ title, names, routes }: MapLane): string {
  const name = `${plain(title)}${names.length > 0 ? ` (${names.join(', ')})` : ''}`;
  const ways = routes.map(({ when, first, branches }) => {
    const fallbacks = branches.flatMap((branch) => branch.steps.map(stepWords));
    const then = fallbacks.length > 0 ? `, then ${fallbacks.join(', then ')}` : '';
    return `${when === '' ? '' : `${plain(when)}: `}${first ? stepWords(first) : NOTHING_KNOWN}${then}`;
  });
  return `${name}: ${ways.join('; ')}.`;
}

function stepWords({ targets, enters, implied }: MapStep): string {
  const places = targets.map((target) => `${targetName(target)} (${target.locality}, ${target.access})`);
  const what = places.length > 0 ? places.join(' or ') : NOTHING_KNOWN;
  const whole = enters ? `${plain(enteredName(enters))}, ${what}` : what;
  return implied === undefined ? whole : `${whole}, implied`;
}
