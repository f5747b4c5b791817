import type { MapGraph, MapLane, MapRoute, MapStep, MapTarget } from '../graph.ts';
import { BARRED, enteredName, NOTHING_KNOWN, targetName } from '../target-words.ts';
import { type Branch, drawTree, type Painter, type Piece } from './branch.ts';

/** How to print a tree. */
export interface TreeOptions {
  /** Of the terminal, in columns. */
  readonly width: number;
  readonly paint: Painter;
}

/** Maps as trees for a terminal, one below the other. Ends with a line break. */
export function treeText(graphs: readonly MapGraph[], { width, paint }: TreeOptions): string {
  return graphs.map((graph) => `${drawTree(rootOf(graph), width, paint).join('\n')}\n`).join('\n');
}

function rootOf(graph: MapGraph): Branch {
  const line = [bold(graph.title), dim(`  ${graph.program}`)];
  const sections = graph.sections.flatMap(({ title, lanes }) => {
    const branches = lanes.map(laneBranch);
    return title === '' ? branches : [{ line: [bold(title)], children: branches }];
  });
  const sides = graph.sides.map(({ name, locality, sees }) =>
    leaf([plain(name), { text: `  ${locality}`, style: locality }, dim(`  sees ${sees}`)]),
  );
  const unseen = graph.notModelled.map((what) => leaf([dim(what)]));
  return {
    line,
    children: [
      ...sections,
      ...(sides.length > 0 ? [{ line: [bold('beside the routes')], children: sides }] : []),
      ...(unseen.length > 0 ? [{ line: [bold('not on this map')], children: unseen }] : []),
    ],
  };
}

function laneBranch(lane: MapLane): Branch {
  const names = lane.names.length > 0 ? [plain(`: ${lane.names.join(', ')}`)] : [];
  const line = [bold(lane.title), ...names, ...impliedPieces(lane.implied)];
  const [only] = lane.routes;
  if (lane.routes.length === 1 && only && only.when === '') return { line, children: routeBranches(only) };
  const children = lane.routes.map((route) => ({
    line: [plain(route.when === '' ? 'all others' : route.when), ...impliedPieces(route.implied)],
    children: routeBranches(route),
  }));
  return { line, children };
}

function routeBranches({ first, branches }: MapRoute): readonly Branch[] {
  let number = 1;
  let reason: string | undefined;
  const next = (step: MapStep): Branch => {
    const again = step.implied !== undefined && step.implied === reason;
    reason = step.implied;
    return stepBranch(step, number++, again);
  };
  if (!first && branches.length === 0) return [leaf([dim(NOTHING_KNOWN)])];
  const firsts = first ? [next(first)] : [];
  return [...firsts, ...branches.map(({ on, steps }) => ({ line: [dim(on)], children: steps.map(next) }))];
}

function stepBranch(step: MapStep, number: number, again: boolean): Branch {
  const { targets, enters } = step;
  const implied = again ? [dim('  (implied as well)')] : impliedPieces(step.implied);
  const tail = [...implied, ...(step.idle ? [dim(`  (never helps: ${step.idle})`)] : [])];
  const mark = dim(`${number}. `);
  const [only] = targets;
  if (targets.length === 0 && !enters) return leaf([mark, dim(NOTHING_KNOWN), ...tail]);
  if (targets.length === 1 && only && !enters) return leaf([mark, ...targetPieces(only), ...tail]);
  const name = enters ? enteredName(enters) : `one of ${targets.length}`;
  if (targets.length === 1 && only) {
    return leaf([mark, plain(`${name}: `), ...targetPieces(only), ...tail]);
  }
  return {
    line: [mark, plain(name), ...tail],
    children: targets.map((target) => leaf(targetPieces(target))),
  };
}

function targetPieces(target: MapTarget): readonly Piece[] {
  const { locality, access } = target;
  return [
    { text: targetName(target), style: locality },
    { text: `  ${locality},`, style: locality },
    { text: ` ${access}`, style: access === 'metered' ? 'bold' : 'plain' },
    ...(target.barred ? [{ text: `  ${BARRED}`, style: 'alert' } as const] : []),
  ];
}

function impliedPieces(because: string | undefined): readonly Piece[] {
  return because === undefined ? [] : [dim(`  (implied: ${because})`)];
}

function leaf(line: readonly Piece[]): Branch {
  return { line, children: [] };
}

function plain(text: string): Piece {
  return { text, style: 'plain' };
}

function bold(text: string): Piece {
  return { text, style: 'bold' };
}

function dim(text: string): Piece {
  return { text, style: 'dim' };
}
