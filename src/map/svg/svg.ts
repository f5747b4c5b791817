import type { Locality } from '../../model/target.ts';
import { escapeXml } from '../../text/xml.ts';
import { plain } from '../clean.ts';
import type { MapGraph } from '../graph.ts';
import { Notes } from '../notes.ts';
import { description } from './describe.ts';
import { drawShape } from './draw.ts';
import { widthOf, wrapText } from './measure.ts';
import { laneRow } from './row.ts';
import { COLUMN, type Group, label, type Shape, SIZE, smallLines } from './shape.ts';
import { styleSheet } from './style.ts';

/** The first line of every drawing: by it routelint knows a file that it may write again. */
export const SVG_MARK = '<!-- routelint map -->';

/** Maps as one SVG drawing, one below the other. Ends with a line break. */
export function svgText(graphs: readonly MapGraph[]): string {
  const shapes: Shape[] = [];
  let y: number = SIZE.margin;
  for (const graph of graphs) {
    const drawn = drawGraph(graph, y);
    shapes.push(...drawn.shapes);
    y += drawn.height + 20;
  }
  const key = legend(y);
  shapes.push(...key.shapes);
  const height = Math.ceil(y + key.height + SIZE.margin);
  const width = COLUMN.end + SIZE.margin;
  const title = `Routing map of ${graphs.map((graph) => graph.title).join(', ')}`;
  return `${[
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" role="img" aria-labelledby="title desc">`,
    SVG_MARK,
    `<title id="title">${escapeXml(title)}</title>`,
    `<desc id="desc">${escapeXml(description(graphs))}</desc>`,
    `<style>${styleSheet()}</style>`,
    `<rect width="${width}" height="${height}" rx="8" class="page"/>`,
    ...shapes.map(drawShape),
    '</svg>',
  ].join('\n')}\n`;
}

function drawGraph(graph: MapGraph, top: number): Group {
  const notes = new Notes();
  const shapes: Shape[] = [];
  const title = wrapText(graph.title, { width: 560, size: 17, bold: true, lines: 1 }).join('');
  shapes.push(label(SIZE.margin, top + 15, title, 'h'));
  shapes.push(label(SIZE.margin, top + 34, graph.program, 's'));
  let y = top + 62;
  shapes.push(label(COLUMN.lane, y, 'Prompts come in by', 'c'));
  shapes.push(label(COLUMN.first, y, 'First choice', 'c'));
  shapes.push(label(COLUMN.rest, y, 'Then, in this order', 'c'));
  y += 14;
  for (const section of graph.sections) {
    if (section.title !== '') {
      shapes.push(label(SIZE.margin, y + 16, section.title, 'b'));
      y += 30;
    }
    for (const lane of section.lanes) {
      const row = laneRow(lane, y, notes);
      shapes.push(...row.shapes);
      y += row.height + SIZE.row;
    }
  }
  const feet = [
    notes.all.map((note, index) => `${index + 1}\u00a0\u00a0${note}`),
    graph.sides.map(({ name, locality, sees }) => `Beside the routes: ${name} (${locality}) sees ${sees}.`),
    graph.notModelled.map((what) => `Not on this map: ${what}.`),
  ];
  for (const foot of feet.filter((lines) => lines.length > 0)) {
    const text = paragraph(foot, y);
    shapes.push(...text.shapes);
    y += text.height;
  }
  return { shapes, height: y - top };
}

function paragraph(texts: readonly string[], top: number): Group {
  const shapes: Shape[] = [];
  let y = top;
  for (const text of texts) {
    const width = COLUMN.end - SIZE.margin;
    const lines = wrapText(plain(text), { width, size: SIZE.small, lines: 3 });
    const group = smallLines(lines, SIZE.margin, y, 's');
    shapes.push(...group.shapes);
    y += group.height + 2;
  }
  return { shapes, height: y - top + 10 };
}

const MEANING: readonly (readonly [Locality, string])[] = [
  ['device', 'this machine'],
  ['lan', 'the local network'],
  ['cloud', 'someone else’s machine'],
  ['unknown', 'the config does not tell'],
];

function legend(top: number): Group {
  const shapes: Shape[] = [];
  let x: number = SIZE.margin;
  const y = top + 20;
  for (const [is, meaning] of MEANING) {
    shapes.push({ kind: 'box', is, x, y: top + 6, width: 30, height: 20, dashed: false, tip: '' });
    const pieces = [
      { text: is, classes: `s ${is}-text` },
      { text: meaning, classes: 's' },
    ];
    shapes.push({ kind: 'text', x: x + 38, y, pieces });
    x += 38 + 24 + widthOf(`${is}: ${meaning}`, SIZE.small);
  }
  const below = y + 26;
  const points = [
    [SIZE.margin, below - 4],
    [SIZE.margin + 30, below - 4],
  ] as const;
  shapes.push({ kind: 'wire', points, dashed: true, arrow: true });
  const implied = 'implied: no key of the config says so, the program adds it';
  shapes.push(label(SIZE.margin + 38, below, implied, 's'));
  const metered = [
    { text: 'metered', classes: 's m' },
    { text: 'bills per token', classes: 's' },
  ];
  x = SIZE.margin + 62 + widthOf(implied, SIZE.small);
  shapes.push({ kind: 'text', x, y: below, pieces: metered });
  return { shapes, height: 58 };
}
