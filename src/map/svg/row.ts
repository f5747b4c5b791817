import { plain } from '../clean.ts';
import type { MapLane, MapRoute } from '../graph.ts';
import type { Notes } from '../notes.ts';
import { laneCard } from './lane-card.ts';
import { wrapText } from './measure.ts';
import { COLUMN, type Group, type Shape, SIZE, smallLines } from './shape.ts';
import { stepCard } from './step-card.ts';

/** A lane with all its routes, from a top edge down. */
export function laneRow(lane: MapLane, y: number, notes: Notes): Group {
  const shapes: Shape[] = [];
  const entries: { readonly at: number; readonly dashed: boolean }[] = [];
  let at = y;
  // The lane's own note comes before those of its steps.
  laneCard(lane, COLUMN.lane, y, 0, notes);
  for (const [index, route] of lane.routes.entries()) {
    if (index > 0) at += SIZE.space + 4;
    const row = routeRow(route, lane.routes.length > 1, at, notes);
    shapes.push(...row.shapes);
    if (row.entry !== undefined) {
      entries.push({ at: row.entry, dashed: route.implied !== undefined || isImplied(lane, route) });
    }
    at += row.height;
  }
  const lowest = Math.max(0, ...entries.map((entry) => entry.at - y + 14));
  const card = laneCard(lane, COLUMN.lane, y, lowest, notes);
  for (const { at: entry, dashed } of entries) {
    const points = [[COLUMN.lane + SIZE.lane, entry] as const, [COLUMN.first, entry] as const];
    shapes.push({ kind: 'wire', points, dashed, arrow: true });
  }
  return { shapes: [...card.shapes, ...shapes], height: Math.max(card.height, at - y) };
}

function isImplied(lane: MapLane, route: MapRoute): boolean {
  return lane.unnamed || route.first?.implied !== undefined;
}

interface RouteRow extends Group {
  /** Where the first choice is entered. */
  readonly entry: number | undefined;
}

function routeRow(route: MapRoute, several: boolean, y: number, notes: Notes): RouteRow {
  const when = route.when === '' ? (several ? 'all others' : '') : plain(route.when);
  const said = route.implied === undefined ? when : `${when} · implied ${notes.number(route.implied)}`;
  const heading = said === '' ? NOTHING : caption(said, COLUMN.first, SIZE.first, y);
  const top = y + heading.height;
  const place = { x: COLUMN.first, y: top, width: SIZE.first };
  const first = route.first && stepCard(route.first, 1, place, notes);
  const entry = first && top + Math.min(first.height / 2, 26);
  const rest = fallbacks(route, top, entry, notes);
  const height = heading.height + Math.max(first?.height ?? 0, rest.height);
  return { shapes: [...heading.shapes, ...(first?.shapes ?? []), ...rest.shapes], height, entry };
}

const NOTHING: Group = { shapes: [], height: 0 };

// The fallbacks below each other, on a trunk that comes from the first choice.
function fallbacks(route: MapRoute, y: number, entry: number | undefined, notes: Notes): Group {
  const shapes: Shape[] = [];
  const ends: { readonly at: number; readonly dashed: boolean }[] = [];
  let at = y;
  let number = route.first ? 2 : 1;
  for (const { on, steps } of route.branches) {
    const heading = caption(on, COLUMN.rest, SIZE.rest, at);
    shapes.push(...heading.shapes);
    at += heading.height;
    for (const step of steps) {
      const place = { x: COLUMN.rest, y: at, width: SIZE.rest };
      const card = stepCard(step, number++, place, notes);
      shapes.push(...card.shapes);
      ends.push({ at: at + Math.min(card.height / 2, 26), dashed: step.implied !== undefined });
      at += card.height + SIZE.space;
    }
  }
  if (entry !== undefined) shapes.push(...wires(entry, ends));
  return { shapes, height: Math.max(0, at - y - SIZE.space) };
}

function* wires(
  entry: number,
  ends: readonly { readonly at: number; readonly dashed: boolean }[],
): Generator<Shape> {
  if (ends.length === 0) return;
  const trunk = COLUMN.rest - 24;
  const solid = ends.filter((end) => !end.dashed).map((end) => end.at);
  const from = [COLUMN.first + SIZE.first, entry] as const;
  // What is stated is drawn whole, and only what lies beyond it dashed.
  const reach = Math.max(...ends.map((end) => end.at));
  const whole = solid.length > 0 ? Math.max(...solid) : undefined;
  const corner = [trunk, entry] as const;
  yield {
    kind: 'wire',
    points: [from, corner, ...(whole === undefined ? [] : [[trunk, whole] as const])],
    dashed: whole === undefined,
    arrow: false,
  };
  if (whole === undefined || reach > whole) {
    const points = [[trunk, whole ?? entry] as const, [trunk, reach] as const];
    yield { kind: 'wire', points, dashed: true, arrow: false };
  }
  for (const { at, dashed } of ends) {
    yield {
      kind: 'wire',
      points: [
        [trunk, at],
        [COLUMN.rest, at],
      ],
      dashed,
      arrow: true,
    };
  }
}

function caption(text: string, x: number, width: number, y: number): Group {
  const lines = wrapText(text, { width, size: SIZE.small, lines: 4 });
  const { shapes, height } = smallLines(lines, x, y, 's');
  return { shapes, height: height + 5 };
}
