import type { Judged, Locality, Target } from '../../model/target.ts';
import { hostPort, isPlaceholderHost, parseEndpoint, referenceIn } from '../../providers/endpoint.ts';
import { hostLocality } from '../../providers/network.ts';
import { isReference } from './provider.ts';
import { type Reading, shown } from './reading.ts';

/** Where the machine behind a URL of the block stands; what it runs takes prompts in and does not pass them on. */
export function placeOfUrl(reading: Reading, url: string): Judged<Locality> {
  const endpoint = parseEndpoint(/^[\w.-]+$/.test(url) ? `tcp://${url}` : url);
  const variable = endpoint && referenceIn(endpoint.host);
  if (variable !== undefined) {
    return {
      value: 'unknown',
      because: `\`${shown(variable)}\` says where it is, and it is not in the file`,
    };
  }
  if (!endpoint || endpoint.host === '' || isPlaceholderHost(endpoint.host)) {
    return { value: 'unknown', because: 'the endpoint is a placeholder' };
  }
  const declared = reading.catalogue.endpoint(hostPort(endpoint))?.locality;
  if (declared) return { value: declared, because: 'routelint.yaml declares it of this endpoint' };
  return hostLocality(endpoint.host);
}

/** How a service's host is stated in the block: the URL, or the variable that holds it. */
export interface StatedHost {
  readonly url: string | undefined;
  readonly variable: string | undefined;
}

/** The host that the first variable set gives; the file's own `environment_variables`, or what is declared to be set. */
export function hostFromEnvironment(
  reading: Reading,
  variables: readonly string[],
  value: (name: string) => string,
): StatedHost {
  for (const name of variables) {
    const text = value(name);
    if (text !== '')
      return isReference(text) ? { url: undefined, variable: name } : { url: text, variable: name };
    if (reading.env?.has(name)) return { url: undefined, variable: name };
  }
  return { url: undefined, variable: undefined };
}

/** Where the models of a group stand taken together: in the cloud as soon as one is. */
export function placeOfTargets(targets: readonly Target[], what: string): Judged<Locality> {
  const judged = ['cloud', 'unknown', 'lan', 'device'] as const;
  for (const value of judged) {
    const found = targets.find((target) => target.locality.value === value);
    if (found) return { value, because: `${what} is ${found.label}: ${found.locality.because}` };
  }
  return { value: 'unknown', because: `nothing in the block says where ${what} is` };
}
