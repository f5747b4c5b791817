import type { Locality } from '../model/target.ts';
import { plain } from './clean.ts';
import type { MapGraph, MapLane, MapRoute, MapStep, MapTarget } from './graph.ts';
import { BARRED, enteredName, NOTHING_KNOWN, targetName } from './target-words.ts';
import { fewNames } from './words.ts';

// Dark text on a light fill reads on light and on dark pages alike.
const CLASSES = [
  'classDef lane fill:#f6f8fa,stroke:#57606a,color:#1f2328',
  'classDef device fill:#dafbe1,stroke:#1a7f37,color:#0b3d1a',
  'classDef lan fill:#ddf4ff,stroke:#0969da,color:#0a3069',
  'classDef cloud fill:#fff1e5,stroke:#bc4c00,color:#5c2200',
  'classDef unknown fill:#eaeef2,stroke:#6e7781,color:#24292f',
  'classDef implied stroke-dasharray:5 4',
] as const;

/** Mermaid draws no more edges than this unless its page says so. */
export const MERMAID_EDGES = 500;

/** Maps as one Mermaid flowchart; each of several is a subgraph. Ends with a line break. */
export function mermaidText(graphs: readonly MapGraph[]): string {
  const chart = new Chart();
  for (const graph of graphs) {
    if (graphs.length === 1) chart.sections(graph);
    else chart.subgraph(graph.title, () => chart.sections(graph));
  }
  return chart.text();
}

/** How many edges a chart has. */
export function mermaidEdges(text: string): number {
  return text.split('\n').filter((line) => /^\s*n\d+ (?:-->|-\.->)/.test(line)).length;
}

class Chart {
  readonly #lines: string[] = ['flowchart LR'];
  readonly #implied: string[] = [];
  #nodes = 0;
  #groups = 0;
  #indent = '  ';

  text(): string {
    const implied = this.#implied.length > 0 ? [`  class ${this.#implied.join(',')} implied`] : [];
    return `${[...this.#lines, ...CLASSES.map((line) => `  ${line}`), ...implied].join('\n')}\n`;
  }

  subgraph(title: string, draw: () => void): void {
    this.#add(`subgraph g${++this.#groups}["${quoted(title)}"]`);
    this.#indent += '  ';
    draw();
    this.#indent = this.#indent.slice(2);
    this.#add('end');
  }

  sections(graph: MapGraph): void {
    for (const { title, lanes } of graph.sections) {
      const draw = (): void => {
        for (const lane of lanes) this.#lane(lane);
      };
      if (title === '') draw();
      else this.subgraph(title, draw);
    }
    for (const { name, locality, sees } of graph.sides)
      this.#node([`beside the routes: ${name}`, `${locality}, sees ${sees}`], locality, undefined);
    for (const what of graph.notModelled) this.#node([`not on this map: ${what}`], 'unknown', undefined);
  }

  #lane({ title, names, implied, unnamed, routes }: MapLane): void {
    const list = names.length > 0 ? [fewNames(names, 8)] : [];
    const node = this.#node([title, ...list], 'lane', unnamed ? implied : undefined);
    for (const route of routes) this.#route(node, route, routes.length > 1);
  }

  #route(lane: string, { when, first, branches }: MapRoute, several: boolean): void {
    const said = when === '' && several ? 'all others' : when;
    const start = first ? this.#step(lane, first, said) : lane;
    for (const { on, steps } of branches) {
      // The failures stand on the first edge, from what failed; the next ones lead on for the same.
      let from = start;
      for (const [index, step] of steps.entries()) from = this.#step(from, step, index === 0 ? on : '');
    }
  }

  #step(from: string, step: MapStep, label: string): string {
    const to = this.#node(stepLines(step), placeOf(step.targets), step.implied);
    const said = label === '' ? '' : `|"${quoted(label)}"|`;
    this.#add(`${from} ${step.implied === undefined ? '-->' : '-.->'}${said} ${to}`);
    return to;
  }

  #node(lines: readonly string[], kind: Locality | 'lane', implied: string | undefined): string {
    const id = `n${++this.#nodes}`;
    if (implied !== undefined) this.#implied.push(id);
    this.#add(`${id}["${lines.map(quoted).join('<br/>')}"]:::${kind}`);
    return id;
  }

  #add(line: string): void {
    this.#lines.push(this.#indent + line);
  }
}

const MOST_IN_POOL = 6;

function stepLines({ targets, enters, implied, idle }: MapStep): readonly string[] {
  const shown = targets.slice(0, MOST_IN_POOL);
  const rest = targets.length - shown.length;
  return [
    ...(enters ? [enteredName(enters)] : targets.length > 1 ? ['one of'] : []),
    ...(targets.length === 0 && !enters ? [NOTHING_KNOWN] : []),
    ...shown.map((target) => `${targetName(target)} (${target.locality}, ${target.access})`),
    ...(rest > 0 ? [`and ${rest} more`] : []),
    ...(targets.some((target) => target.barred) ? [BARRED] : []),
    ...(implied === undefined ? [] : ['implied']),
    ...(idle === undefined ? [] : [`never helps: ${idle}`]),
  ];
}

// A pool is where its farthest target is.
function placeOf(targets: readonly MapTarget[]): Locality {
  const places = new Set(targets.map((target) => target.locality));
  for (const place of ['cloud', 'unknown', 'lan', 'device'] as const) if (places.has(place)) return place;
  return 'unknown';
}

// What Mermaid could take for its own syntax, or for Markdown, is written as a number.
function quoted(text: string): string {
  return plain(text).replace(/[^\p{L}\p{N} .,:/()+=?'@×…–-]|^[-+](?= )|^\d+(?=[.)] )/gu, encode);
}

function encode(text: string): string {
  return Array.from(text, (character) => `#${character.codePointAt(0)};`).join('');
}
