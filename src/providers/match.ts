import type { Provider } from './catalogue.ts';

/** A pattern of a provider's hosts, taken apart. */
interface HostPattern {
  readonly provider: Provider;
  /** What the path must start with; '' for the whole host. */
  readonly path: string;
  /** How much of an endpoint the pattern covers, in characters. */
  readonly length: number;
}

/** Finds providers by the host and path of an endpoint. */
export class HostIndex {
  readonly #patterns = new Map<string, HostPattern[]>();

  constructor(providers: readonly Provider[]) {
    for (const provider of providers) {
      for (const host of provider.hosts) {
        const slash = host.indexOf('/');
        const name = slash < 0 ? host : host.slice(0, slash);
        const pattern = { provider, path: slash < 0 ? '' : `${host.slice(slash + 1)}/`, length: host.length };
        const known = this.#patterns.get(name.toLowerCase());
        if (known) known.push(pattern);
        else this.#patterns.set(name.toLowerCase(), [pattern]);
      }
    }
  }

  /** The provider whose pattern covers most of `host/path`; of equals the first. */
  best(place: string): Provider | undefined {
    return this.#matches(place).reduce<HostPattern | undefined>(longer, undefined)?.provider;
  }

  /** How much of `host/path` a provider's best pattern covers, in characters; 0 where none fits. */
  covers(provider: Provider, place: string): number {
    const own = this.#matches(place).filter((pattern) => pattern.provider === provider);
    return own.reduce((most, { length }) => Math.max(most, length), 0);
  }

  #matches(place: string): readonly HostPattern[] {
    const slash = place.indexOf('/');
    const written = (slash < 0 ? place : place.slice(0, slash)).toLowerCase();
    const host = written.includes(':') ? written.replace(/:\d+$/, '') : written;
    const path = slash < 0 ? '' : `${place.slice(slash + 1).toLowerCase()}/`;
    const found: HostPattern[] = [];
    // `a.b.c` is named by itself, and by `.b.c` and `.c`.
    for (let name = host; name !== ''; name = parentOf(name)) {
      for (const pattern of this.#patterns.get(name) ?? [])
        if (path.startsWith(pattern.path)) found.push(pattern);
    }
    return found;
  }
}

function parentOf(name: string): string {
  const dot = name.indexOf('.', 1);
  return dot < 0 ? '' : name.slice(dot);
}

function longer(best: HostPattern | undefined, next: HostPattern): HostPattern {
  return best && best.length >= next.length ? best : next;
}
