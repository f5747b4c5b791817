import type { Host, Kind, Listed } from './host.ts';
import { notRead } from './not-read.ts';
import { isInside } from './paths.ts';
import type { NotRead } from './source.ts';

/** What a walk takes and where it goes. */
export interface WalkOptions {
  /** Whether a file is wanted: its absolute path and its name. Asked of every file and every link. */
  take(path: string, name: string): boolean;
  /** Whether to go into a directory. */
  enter(path: string, name: string): boolean;
  /** How many levels beneath the base are looked at; 1 is the base's own files. */
  readonly depth: number;
  /** Names looked at before the walk ends. */
  readonly entries: number;
}

/** What a walk found, sorted, and what it could not look at. */
export interface Walk {
  readonly files: readonly string[];
  readonly notRead: readonly NotRead[];
  /** Directories that were passed by. */
  readonly skipped: readonly string[];
}

/**
 * Every wanted file beneath a directory. Links are followed once all else is known, so that a file or folder that
 * is reached both ways appears by its own path, once, and links that lead in a circle end.
 */
export function walk(host: Host, base: string, options: WalkOptions): Walk {
  const walker = new Walker(host, options);
  walker.run(base);
  return {
    files: walker.files.sort(byCodeUnit),
    notRead: walker.problems,
    skipped: walker.skipped.sort(byCodeUnit),
  };
}

interface Step {
  readonly path: string;
  /** The path without links. */
  readonly real: string;
  /** Levels beneath the base. */
  readonly depth: number;
}

class Walker {
  readonly files: string[] = [];
  readonly problems: NotRead[] = [];
  readonly skipped: string[] = [];
  readonly #host: Host;
  readonly #options: WalkOptions;
  /** Real paths of the directories that were read and the files that were taken. */
  readonly #seen = new Set<string>();
  readonly #links: Omit<Step, 'real'>[] = [];
  #left: number;

  constructor(host: Host, options: WalkOptions) {
    this.#host = host;
    this.#options = options;
    this.#left = options.entries;
  }

  run(base: string): void {
    try {
      const real = this.#host.files.realpath(base);
      this.#visit({ path: base, real, depth: 0 });
      for (let link = this.#links.shift(); link; link = this.#links.shift()) this.#follow(link, real);
    } catch (error) {
      this.problems.push(notRead(base, { error }));
    }
  }

  #visit(root: Step): void {
    const queue = [root];
    for (let step = queue.pop(); step; step = queue.pop()) {
      if (this.#seen.has(step.real)) continue;
      this.#seen.add(step.real);
      for (const { name, kind } of this.#list(step.path)) {
        if (this.#left-- === 0) this.problems.push(notRead(step.path, 'limit'));
        if (this.#left < 0) return;
        const child = {
          path: join(step.path, name),
          real: join(step.real, name),
          depth: step.depth + 1,
        };
        if (kind === 'link') this.#links.push(child);
        else if (kind !== 'directory') this.#take(child, name, kind);
        else if (this.#enters(child, name)) queue.push(child);
      }
    }
  }

  #follow(link: Omit<Step, 'real'>, base: string): void {
    const name = link.path.slice(link.path.lastIndexOf('/') + 1);
    try {
      const { kind } = this.#host.files.stat(link.path);
      const step = { ...link, real: this.#host.files.realpath(link.path) };
      if (kind !== 'directory') this.#take(step, name, kind);
      // A link to a folder that holds the base would bring in everything around it.
      else if (!isInside(step.real, base) && this.#enters(step, name)) this.#visit(step);
    } catch (error) {
      // A dead link with any other name is nobody's routing config.
      if (!this.#options.take(link.path, name)) return;
      const problem = notRead(link.path, { error });
      this.problems.push(
        problem.code === 'missing' ? { ...problem, reason: 'its link leads nowhere' } : problem,
      );
    }
  }

  #take(step: Step, name: string, kind: Kind): void {
    if (this.#seen.has(step.real) || !this.#options.take(step.path, name)) return;
    this.#seen.add(step.real);
    if (kind === 'file') this.files.push(step.path);
    else this.problems.push(notRead(step.path, 'not-a-file'));
  }

  #enters(step: Step, name: string): boolean {
    if (step.depth >= this.#options.depth) return false;
    const enters = this.#options.enter(step.path, name);
    if (!enters) this.skipped.push(step.path);
    return enters;
  }

  #list(directory: string): readonly Listed[] {
    try {
      return this.#host.files.list(directory);
    } catch (error) {
      this.problems.push(notRead(directory, { error }));
      return [];
    }
  }
}

function join(directory: string, name: string): string {
  return directory.endsWith('/') ? directory + name : `${directory}/${name}`;
}

function byCodeUnit(first: string, second: string): number {
  return first < second ? -1 : first > second ? 1 : 0;
}
