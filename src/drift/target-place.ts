import type { Target } from '../model/target.ts';
import { canonicalUrl, originOf } from './url.ts';

/**
 * A text that is equal for targets that are one place: the same model behind the same endpoint, however the two are
 * written. Who is asked for a key there, and what it costs, is no part of it.
 */
export function targetPlace(target: Target): string {
  const { provider, endpoint, model, mock } = target;
  const name = model.trim().replace(/:latest$/, '');
  if (mock) return `fixed ${name}`;
  if (endpoint !== undefined && endpoint !== '') return `${serverOf(target, endpoint)} ${name}`;
  // What no one names is the same only where the block gives it the same id.
  return provider === '' ? target.id : `${provider.toLowerCase()} ${name}`;
}

// A server of one's own answers for a model on each of its interfaces; a hosted service bills by the path.
function serverOf({ locality }: Target, endpoint: string): string {
  const isOwn = locality.value === 'device' || locality.value === 'lan';
  return isOwn ? originOf(endpoint) : canonicalUrl(endpoint).replace(/\/v1$/, '');
}
