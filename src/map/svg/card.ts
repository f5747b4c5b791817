import { plain } from '../clean.ts';
import type { MapLane, MapStep, MapTarget } from '../graph.ts';
import type { Notes } from '../notes.ts';
import { BARRED, enteredName, NOTHING_KNOWN, targetName } from '../target-words.ts';
import { fewNames } from '../words.ts';
import { wrapText } from './measure.ts';
import { type Group, type Label, label, type Shape, SIZE, smallLines } from './shape.ts';

const NUMBER = 22;
const MOST_IN_POOL = 6;

// Blanks at the ends of a piece would be taken away.
const SEPARATOR = '\u00a0· ';

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

/** Where a step's box stands. */
export interface Place {
  readonly x: number;
  readonly y: number;
  readonly width: number;
}

/** The box of a step; a frame with a box for each target where the program picks one of several. */
export function stepCard(step: MapStep, number: number, place: Place, notes: Notes): Group {
  const [only] = step.targets;
  if (step.targets.length <= 1) return single(step, only, number, place, notes);
  const { x, y, width } = place;
  const title = step.enters ? plain(enteredName(step.enters)) : 'one of these';
  const head = wrapText(title, { width: width - 2 * SIZE.pad - NUMBER, size: SIZE.text, lines: 2 });
  const shapes: Shape[] = [
    label(x + SIZE.pad, y + SIZE.pad + 13, `${number}`, 'n'),
    ...head.map((line, index) =>
      label(x + SIZE.pad + NUMBER, y + SIZE.pad + 13 + index * SIZE.line, line, 't'),
    ),
  ];
  let at = y + SIZE.pad + head.length * SIZE.line + 2;
  const extra = tailOf(step, notes);
  if (extra.length > 0) {
    shapes.push(smallPieces(x + SIZE.pad + NUMBER, at + 12, extra));
    at += SIZE.smallLine;
  }
  for (const target of step.targets.slice(0, MOST_IN_POOL)) {
    const inner = { x: x + SIZE.pad, y: at + 4, width: width - 2 * SIZE.pad };
    const card = targetCard([], target, [], undefined, inner, step.implied !== undefined);
    shapes.push(...card.shapes);
    at += card.height + 8;
  }
  const rest = step.targets.slice(MOST_IN_POOL);
  if (rest.length > 0) {
    const places = [...new Set(rest.map(({ locality, access }) => `${locality}, ${access}`))].join('; ');
    const lines = wrapText(`and ${rest.length} more: ${places}`, {
      width: width - 2 * SIZE.pad,
      size: SIZE.small,
      lines: 3,
    });
    shapes.push(...smallLines(lines, x + SIZE.pad, at + 2, 's').shapes);
    at += lines.length * SIZE.smallLine + 4;
  }
  const height = at + SIZE.pad - 4 - y;
  const frame = { kind: 'box', is: 'pool', x, y, width, height, tip: title } as const;
  return { shapes: [{ ...frame, dashed: step.implied !== undefined }, ...shapes], height };
}

function single(
  step: MapStep,
  target: MapTarget | undefined,
  number: number,
  place: Place,
  notes: Notes,
): Group {
  const head = step.enters ? [plain(enteredName(step.enters))] : [];
  return targetCard(head, target, tailOf(step, notes), number, place, step.implied !== undefined);
}

type Pieces = Label['pieces'];

function targetCard(
  head: readonly string[],
  target: MapTarget | undefined,
  tail: Pieces,
  number: number | undefined,
  { x, y, width }: Place,
  dashed: boolean,
): Group {
  const left = x + SIZE.pad + 6 + (number === undefined ? 0 : NUMBER - 4);
  const room = width - (left - x) - SIZE.pad;
  const name = target ? targetName(target) : NOTHING_KNOWN;
  const heads = head.flatMap((line) => wrapText(line, { width: room, size: SIZE.text, lines: 2 }));
  const names = wrapText(name, { width: room, size: SIZE.text, bold: true, lines: 3 });
  const top = y + SIZE.pad - 2;
  const shapes: Shape[] = [
    ...heads.map((line, index) => label(left, top + 13 + index * SIZE.line, line, 't')),
    ...names.map((line, index) => label(left, top + 13 + (heads.length + index) * SIZE.line, line, 'b')),
  ];
  if (number !== undefined) shapes.push(label(x + SIZE.pad + 2, top + 13, `${number}`, 'n'));
  let below = top + (heads.length + names.length) * SIZE.line;
  const facts: Pieces = [...(target ? factsOf(target) : []), ...tail];
  if (facts.length > 0) {
    shapes.push(smallPieces(left, below + 12, facts));
    below += SIZE.smallLine;
  }
  if (target?.barred) {
    shapes.push(label(left, below + 12, `✕ ${BARRED}`, 's x'));
    below += SIZE.smallLine;
  }
  const height = below + SIZE.pad - 2 - y;
  const is = target?.locality ?? 'unknown';
  const tip = [...head, name].join(': ');
  return { shapes: [{ kind: 'box', is, x, y, width, height, dashed, tip }, ...shapes], height };
}

function factsOf({ locality, access }: MapTarget): Pieces {
  return [
    { text: locality, classes: `s ${locality}-text` },
    { text: SEPARATOR, classes: 's' },
    { text: access, classes: access === 'metered' ? 's m' : 's' },
  ];
}

function tailOf({ implied, idle }: MapStep, notes: Notes): Pieces {
  return [
    ...(implied === undefined
      ? []
      : [{ text: `${SEPARATOR}implied ${notes.number(implied)}`, classes: 's i' }]),
    ...(idle === undefined
      ? []
      : [{ text: `${SEPARATOR}never helps ${notes.number(`never helps: ${idle}`)}`, classes: 's i' }]),
  ];
}

function smallPieces(x: number, y: number, pieces: Pieces): Label {
  return { kind: 'text', x, y, pieces };
}
