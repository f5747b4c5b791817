import { plain } from '../clean.ts';
import type { MapStep, MapTarget } from '../graph.ts';
import type { Notes } from '../notes.ts';
import { BARRED, enteredName, NOTHING_KNOWN, targetName } from '../target-words.ts';
import { wrapText } from './measure.ts';
import { type Box, type Group, type Label, label, type Shape, SIZE, smallLines } from './shape.ts';

// Room for a step's number, and what a box with a bar keeps free for it.
const NUMBER = 18;
const BAR = 6;
const MOST_IN_POOL = 6;

/** Where a step's box stands. */
export interface Place {
  readonly x: number;
  readonly y: number;
  readonly width: number;
}

type Pieces = Label['pieces'];

/** The box of a step; a frame with a box for each target where the program picks one of several. */
export function stepCard(step: MapStep, number: number, place: Place, notes: Notes): Group {
  const tail = tailOf(step, notes);
  const dashed = step.implied !== undefined;
  const [only] = step.targets;
  if (step.enters && step.targets.length > 1) return enteredCard(step, number, place, tail);
  if (step.targets.length > 1) return poolCard(step, number, place, tail);
  const head = step.enters ? plain(enteredName(step.enters)) : '';
  return targetCard({ head, target: only, tail, number: `${number}`, dashed }, place);
}

interface TargetCard {
  /** Said above the target's name; '' for nothing. */
  readonly head: string;
  readonly target: MapTarget | undefined;
  readonly tail: Pieces;
  readonly number: string;
  readonly dashed: boolean;
}

function targetCard({ head, target, tail, number, dashed }: TargetCard, place: Place): Group {
  const column = new Column(place, number, true);
  const name = target ? targetName(target) : NOTHING_KNOWN;
  if (head !== '') column.text(head, 't', 2);
  column.text(name, 'b', 3);
  column.facts([...(target ? factsOf(target) : []), ...tail]);
  if (target?.barred) column.small(`✕ ${BARRED}`, 's x');
  return column.boxed(target?.locality ?? 'unknown', dashed, head === '' ? name : `${head}: ${name}`);
}

// The lane stands on the map with its own boxes: here its first choices are named only.
function enteredCard(step: MapStep, number: number, place: Place, tail: Pieces): Group {
  const title = step.enters ? plain(enteredName(step.enters)) : '';
  const [first] = step.targets;
  const same = step.targets.every((target) => target.locality === first?.locality);
  const column = new Column(place, `${number}`, same);
  column.text(title, 'b', 2);
  column.facts(tail);
  for (const target of step.targets.slice(0, MOST_IN_POOL)) {
    column.small(`or ${targetName(target)}`.slice(target === first ? 3 : 0), 's');
    column.facts([...factsOf(target), ...(target.barred ? [{ text: `✕ ${BARRED}`, classes: 's x' }] : [])]);
  }
  column.small(restWords(step.targets.slice(MOST_IN_POOL)), 's');
  return column.boxed(same && first ? first.locality : 'pool', step.implied !== undefined, title);
}

function poolCard(step: MapStep, number: number, place: Place, tail: Pieces): Group {
  const column = new Column(place, `${number}`, false);
  column.text('one of these', 't', 1);
  column.facts(tail);
  const dashed = step.implied !== undefined;
  for (const target of step.targets.slice(0, MOST_IN_POOL))
    column.inner((inner) => targetCard({ head: '', target, tail: [], number: '', dashed }, inner));
  column.small(restWords(step.targets.slice(MOST_IN_POOL)), 's');
  return column.boxed('pool', dashed, step.targets.map(targetName).join(', '));
}

function restWords(rest: readonly MapTarget[]): string {
  if (rest.length === 0) return '';
  const places = new Set(rest.map(({ locality, access }) => `${locality}, ${access}`));
  return `and ${rest.length} more: ${[...places].join('; ')}`;
}

function factsOf({ locality, access }: MapTarget): Pieces {
  return [
    { text: locality, classes: `s ${locality}-text` },
    { text: '·', classes: 's' },
    { text: access, classes: access === 'metered' ? 's m' : 's' },
  ];
}

function tailOf({ implied, idle }: MapStep, notes: Notes): Pieces {
  const said = [
    ...(implied === undefined ? [] : [`· implied ${notes.number(implied)}`]),
    ...(idle === undefined ? [] : [`· never helps ${notes.number(`never helps: ${idle}`)}`]),
  ];
  return said.map((text) => ({ text, classes: 's i' }));
}

/** A box that is filled from its top down, and closed when its height is known. */
class Column {
  readonly #place: Place;
  readonly #shapes: Shape[] = [];
  readonly #left: number;
  readonly #room: number;
  #y: number;

  constructor(place: Place, number: string, bar: boolean) {
    this.#place = place;
    this.#y = place.y + SIZE.pad - 2;
    const edge = place.x + SIZE.pad + (bar ? BAR : 0);
    this.#left = edge + (number === '' ? 0 : NUMBER);
    this.#room = place.x + place.width - SIZE.pad - this.#left;
    if (number !== '') this.#shapes.push(label(edge - 2, this.#y + 13, number, 'n'));
  }

  text(text: string, classes: 't' | 'b', lines: number): void {
    for (const line of wrapText(text, {
      width: this.#room,
      size: SIZE.text,
      bold: classes === 'b',
      lines,
    })) {
      this.#shapes.push(label(this.#left, this.#y + 13, line, classes));
      this.#y += SIZE.line;
    }
  }

  small(text: string, classes: string): void {
    if (text === '') return;
    const lines = wrapText(text, { width: this.#room, size: SIZE.small, lines: 3 });
    const group = smallLines(lines, this.#left, this.#y, classes);
    this.#shapes.push(...group.shapes);
    this.#y += group.height;
  }

  facts(pieces: Pieces): void {
    if (pieces.length === 0) return;
    this.#shapes.push({ kind: 'text', x: this.#left, y: this.#y + 12, pieces });
    this.#y += SIZE.smallLine;
  }

  inner(draw: (place: Place) => Group): void {
    const { x, width } = this.#place;
    const card = draw({ x: x + SIZE.pad, y: this.#y + 5, width: width - 2 * SIZE.pad });
    this.#shapes.push(...card.shapes);
    this.#y += card.height + 7;
  }

  boxed(is: Box['is'], dashed: boolean, tip: string): Group {
    const { x, y, width } = this.#place;
    const height = this.#y + SIZE.pad - 2 - y;
    return { shapes: [{ kind: 'box', is, x, y, width, height, dashed, tip }, ...this.#shapes], height };
  }
}
