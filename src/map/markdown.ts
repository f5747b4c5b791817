import { escaped, prose } from '../text/markdown.ts';
import type { MapGraph, MapLane, MapRoute, MapSection, MapStep, MapTarget } from './graph.ts';
import { Notes } from './notes.ts';
import { BARRED, enteredName, NOTHING_KNOWN, targetName } from './target-words.ts';

/** Maps as Markdown tables with a row for each class of prompts. Ends with a line break. */
export function markdownText(graphs: readonly MapGraph[]): string {
  return graphs.map((graph) => mapText(graph, graphs.length > 1)).join('\n');
}

function mapText(graph: MapGraph, heading: boolean): string {
  const notes = new Notes();
  const head = heading ? [`### ${escaped(graph.title)}`, ''] : [];
  const tables = graph.sections.flatMap((section) => [...sectionLines(section, notes), '']);
  const sides = graph.sides.map(
    ({ name, locality, sees }) => `- ${prose(name)} (${locality}) sees ${prose(sees)}`,
  );
  const unseen = graph.notModelled.map((what) => `- ${prose(what)}`);
  return [
    ...head,
    ...tables,
    ...notes.all.flatMap((note, index) => [`<sup>${index + 1}</sup> implied: ${prose(note)}`, '']),
    ...(sides.length > 0 ? ['Beside the routes:', '', ...sides, ''] : []),
    ...(unseen.length > 0 ? ['Not on this map:', '', ...unseen, ''] : []),
  ]
    .join('\n')
    .replace(/\n+$/, '\n');
}

function sectionLines({ title, lanes }: MapSection, notes: Notes): readonly string[] {
  const conditions = lanes.some((lane) => lane.routes.length > 1 || lane.routes.some((route) => route.when));
  const columns = ['Prompts', ...(conditions ? ['Which'] : []), 'First choice', 'Then, in this order'];
  const rows = lanes.flatMap((lane) =>
    lane.routes.map((route) => [
      laneCell(lane, notes),
      ...(conditions ? [whichCell(lane, route, notes)] : []),
      route.first ? stepCell(route.first, notes) : NOTHING_KNOWN,
      thenCell(route, notes),
    ]),
  );
  return [
    ...(title === '' ? [] : [`**${escaped(title)}**`, '']),
    row(columns),
    row(columns.map(() => '---')),
    ...rows.map(row),
  ];
}

function laneCell({ title, names, implied }: MapLane, notes: Notes): string {
  const list = names.length > 0 ? `: ${names.map(escaped).join(', ')}` : '';
  return `${prose(title)}${list}${mark(implied, notes)}`;
}

function whichCell(lane: MapLane, route: MapRoute, notes: Notes): string {
  const when = route.when !== '' ? prose(route.when) : lane.routes.length > 1 ? 'all others' : 'all';
  return `${when}${mark(route.implied, notes)}`;
}

function thenCell({ first, branches }: MapRoute, notes: Notes): string {
  if (branches.length === 0) return '–';
  let number = first ? 2 : 1;
  return branches
    .flatMap(({ on, steps }) => [
      `*${on}:*`,
      ...steps.map((step) => `${number++}\\. ${stepCell(step, notes)}`),
    ])
    .join('<br/>');
}

function stepCell(step: MapStep, notes: Notes): string {
  const { targets, enters, implied, idle } = step;
  const places = targets.map(targetText).join(' or ');
  const what = enters ? `${prose(enteredName(enters))}${places && `: ${places}`}` : places || NOTHING_KNOWN;
  return `${what}${mark(implied, notes)}${idle ? ` (never helps: ${idle})` : ''}`;
}

function targetText(target: MapTarget): string {
  const { locality, access } = target;
  const barred = target.barred ? `, **${BARRED}**` : '';
  return `${escaped(targetName(target))} (${locality}, ${access}${barred})`;
}

function mark(implied: string | undefined, notes: Notes): string {
  return implied === undefined ? '' : `<sup>${notes.number(implied)}</sup>`;
}

function row(cells: readonly string[]): string {
  return `| ${cells.join(' | ')} |`;
}
