import { plain } from '../clean.ts';
import type { MapLane } from '../graph.ts';
import type { Notes } from '../notes.ts';
import { fewNames } from '../words.ts';
import { wrapText } from './measure.ts';
import { type Group, label, SIZE, smallLines } from './shape.ts';

/** The box of a lane: its title, and the names of those merged into it. `height` is the least it may have. */
export function laneCard(lane: MapLane, x: number, y: number, height: number, notes: Notes): Group {
  const width = SIZE.lane - 2 * SIZE.pad;
  const title = plain(lane.title);
  const titles = wrapText(title, { width, size: SIZE.text, bold: true, lines: 3 });
  const names = lane.names.length === 0 ? '' : fewNames(lane.names, 10);
  const list = names === '' ? [] : wrapText(names, { width, size: SIZE.small, lines: 9 });
  const note =
    lane.implied === undefined
      ? []
      : [`${lane.unnamed ? 'implied' : 'partly implied'} ${notes.number(lane.implied)}`];
  const small = [...list, ...note];
  const needed = 2 * SIZE.pad + titles.length * SIZE.line + small.length * SIZE.smallLine;
  const inner = titles.length * SIZE.line;
  const texts = [
    ...titles.map((line, index) => label(x + SIZE.pad, y + SIZE.pad + 13 + index * SIZE.line, line, 'b')),
    ...smallLines(list, x + SIZE.pad, y + SIZE.pad + inner, 's').shapes,
    ...smallLines(note, x + SIZE.pad, y + SIZE.pad + inner + list.length * SIZE.smallLine, 's i').shapes,
  ];
  const tip = [title, lane.names.join(', ')].filter(Boolean).join(': ');
  const box = { x, y, width: SIZE.lane, height: Math.max(needed, height), tip, dashed: lane.unnamed };
  return { shapes: [{ kind: 'box', is: 'lane', ...box }, ...texts], height: box.height };
}
