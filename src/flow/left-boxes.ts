import { type Box, EVERYTHING, firstBit, isDisjoint, lastBit } from './box.ts';
import { classesOf, type Partition } from './partition.ts';

/** A box of prompts that some routes have left over: from one route on, until another one takes of it. */
export interface LeftBox {
  readonly box: Box;
  readonly born: number;
  died: number;
}

/** Into how many stretches a dimension is cut to find boxes by. */
const STRETCHES = 64;

/**
 * The boxes that are left of a lane while its routes take theirs, found by where they are: a route meets few of the
 * boxes that the routes before it have left.
 */
export class LeftBoxes {
  readonly #partition: Partition;
  readonly #all: LeftBox[] = [];
  readonly #alive = new Set<LeftBox>();
  /** For each dimension the boxes that touch each stretch of it. */
  readonly #places: readonly Map<number, Set<LeftBox>>[];

  constructor(partition: Partition) {
    this.#partition = partition;
    this.#places = partition.dimensions.map(() => new Map());
    this.#add(EVERYTHING, 0);
  }

  get size(): number {
    return this.#alive.size;
  }

  /** What is left now. */
  boxes(): readonly Box[] {
    return [...this.#alive].map(({ box }) => box);
  }

  /** What was left when a route came to its turn. */
  before(route: number): readonly Box[] {
    return this.#all.flatMap(({ box, born, died }) => (born <= route && route < died ? [box] : []));
  }

  /** The boxes left that share a cell with another one, the oldest first. */
  meeting(box: Box): readonly LeftBox[] {
    const met = [...this.#near(box)].filter((left) => !isDisjoint(left.box, box));
    return met.sort((one, other) => one.born - other.born);
  }

  /** Puts pieces in the place of boxes, for the routes behind one. */
  replace(taken: readonly LeftBox[], pieces: readonly Box[], route: number): void {
    for (const left of taken) {
      left.died = route + 1;
      this.#alive.delete(left);
      for (const place of this.#placesOf(left.box)) place.delete(left);
    }
    for (const piece of pieces) this.#add(piece, route + 1);
  }

  #add(box: Box, born: number): void {
    const left: LeftBox = { box, born, died: Number.POSITIVE_INFINITY };
    this.#all.push(left);
    this.#alive.add(left);
    for (const place of this.#placesOf(box)) place.add(left);
  }

  // By the dimension in which the fewest boxes are near.
  #near(box: Box): Iterable<LeftBox> {
    let best: readonly ReadonlySet<LeftBox>[] | undefined;
    let least = this.#alive.size;
    for (const index of box.keys()) {
      const near = [...this.#stretches(index, box), STRETCHES].flatMap(
        (stretch) => this.#places[index]?.get(stretch) ?? [],
      );
      const count = near.reduce((sum, place) => sum + place.size, 0);
      if (count < least) [best, least] = [near, count];
    }
    return best ? new Set(best.flatMap((place) => [...place])) : this.#alive;
  }

  *#placesOf(box: Box): Generator<Set<LeftBox>> {
    for (const [index, places] of this.#places.entries()) {
      for (const stretch of this.#stretches(index, box)) {
        const place = places.get(stretch) ?? new Set();
        places.set(stretch, place);
        yield place;
      }
    }
  }

  // The stretches of a dimension that a box touches; one of its own for boxes that do not limit it.
  #stretches(index: number, box: Box): readonly number[] {
    const mask = box.get(index);
    const dimension = this.#partition.dimensions[index];
    if (mask === undefined || !dimension) return [STRETCHES];
    const classes = classesOf(dimension);
    const from = Math.floor((firstBit(mask) * STRETCHES) / classes);
    const to = Math.floor((lastBit(mask) * STRETCHES) / classes);
    return Array.from({ length: to - from + 1 }, (_, at) => from + at);
  }
}
