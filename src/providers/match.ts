import type { Provider } from './catalogue.ts';

/** How much of `host/path` the provider's best host pattern covers, in characters; 0 where none fits. */
export function hostMatch(provider: Provider, place: string): number {
  const [host = '', ...path] = place.toLowerCase().replace(/\/+$/, '').split('/');
  const bare = host.replace(/:\d+$/, '');
  let length = 0;
  for (const known of provider.hosts) {
    if (known.length > length && matches(known, bare, path.join('/'))) length = known.length;
  }
  return length;
}

function matches(known: string, host: string, path: string): boolean {
  const slash = known.indexOf('/');
  const name = slash < 0 ? known : known.slice(0, slash);
  if (name.startsWith('.') ? !host.endsWith(name) : host !== name) return false;
  return slash < 0 || `${path}/`.startsWith(`${known.slice(slash + 1)}/`);
}
