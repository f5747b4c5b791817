import { isAscii } from '../text/ascii.ts';
import { redact } from '../text/redact.ts';
import { hostPort, parseEndpoint } from './endpoint.ts';
import type { TargetSpec } from './target.ts';

/** What people call a target: its model, and where that is or by whom. Without secrets and control characters. */
export function labelOf(spec: TargetSpec, provider: string, place: string): string {
  const model = spec.model === '' ? 'the default model' : spec.model;
  const name = spec.provider === '' ? provider : spec.provider;
  if (spec.endpoint !== undefined && place !== '') return printable(`${model} at ${place}`);
  return printable(name === '' ? model : `${model} via ${name}`);
}

/** The endpoint as it may be shown: without the user part, the query and the fragment. */
export function shownEndpoint(url: string, endpoint = parseEndpoint(url)): string {
  if (!endpoint) return printable(url);
  const scheme = endpoint.scheme === '' ? '' : `${endpoint.scheme}://`;
  return printable(`${scheme}${hostPort(endpoint)}${endpoint.path}`);
}

// Control characters, and those that turn the direction of text, could make a label say something else.
const UNPRINTABLE = /[\u0000-\u001f\u007f-\u009f\u200e\u200f\u202a-\u202e\u2066-\u2069]/g;

function printable(text: string): string {
  const safe = redact(text);
  return isAscii(safe, 32) ? safe : safe.replace(UNPRINTABLE, '\ufffd');
}
