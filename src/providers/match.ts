import type { Provider } from './catalogue.ts';

/** Where an endpoint is, for matching: in lower case, without the port, the path with a `/` at its end or ''. */
interface Place {
  readonly host: string;
  readonly path: string;
}

/** The provider one of whose hosts covers most of `host/path`; of equals the first. */
export function bestByHost(providers: readonly Provider[], place: string): Provider | undefined {
  const at = placeOf(place);
  let best: Provider | undefined;
  let most = 0;
  // Counted, because a loop over the items allocates for each until V8 has optimised it, and they are some hundreds.
  for (let index = 0; index < providers.length; index++) {
    const hosts = providers[index]?.hosts ?? [];
    for (let pattern = 0; pattern < hosts.length; pattern++) {
      const length = covered(hosts[pattern] ?? '', at);
      if (length <= most) continue;
      best = providers[index];
      most = length;
    }
  }
  return best;
}

/** How much of `host/path` a provider's best host covers, in characters; 0 where none fits. */
export function coveredBy(provider: Provider, place: string): number {
  const at = placeOf(place);
  return provider.hosts.reduce((most, pattern) => Math.max(most, covered(pattern, at)), 0);
}

// Read again for each place, of which a run meets few: an index of all the patterns takes longer to make than one
// file's lookups.
function covered(pattern: string, { host, path }: Place): number {
  const slash = pattern.indexOf('/');
  const name = slash < 0 ? pattern : pattern.slice(0, slash);
  const fits = name.startsWith('.') ? host.endsWith(name) : host === name;
  return fits && (slash < 0 || path.startsWith(`${pattern.slice(slash + 1)}/`)) ? pattern.length : 0;
}

function placeOf(place: string): Place {
  const slash = place.indexOf('/');
  const written = (slash < 0 ? place : place.slice(0, slash)).toLowerCase();
  return {
    host: written.includes(':') ? written.replace(/:\d+$/, '') : written,
    path: slash < 0 ? '' : `${place.slice(slash + 1).toLowerCase()}/`,
  };
}
