import type { Access, Credential, Fate, Implied, Judged, Locality, Target } from '../model/target.ts';
import { redact } from '../text/redact.ts';
import type { Span } from '../text/span.ts';
import { type AccessEvidence, judgeAccess, judgeCredential } from './access.ts';
import type { Catalogue, Provider } from './catalogue.ts';
import { contradictionOf } from './contradiction.ts';
import { type Endpoint, hostPort, parseEndpoint } from './endpoint.ts';
import { judgeLocality } from './locality.ts';
import { hostMatch } from './match.ts';

/** What an adapter knows of a target before locality, access and the rest are judged. */
export interface TargetSpec {
  /** The provider as the block names it, or the id the adapter resolved; '' when nothing names one. */
  readonly provider: string;
  readonly model: string;
  /** The URL that requests really go to, when the block (or the program's default) gives one; may hold an env reference. */
  readonly endpoint: string | undefined;
  /** Where the endpoint is stated. */
  readonly endpointSpan: Span | undefined;
  /** The credential as the block states it; undefined leaves it to the provider's usual one. */
  readonly credential: { readonly kind: Credential; readonly name: string | undefined } | undefined;
  /** What it costs, where the program bills otherwise than the provider's catalogue entry says. */
  readonly access?: Judged<Access>;
  /** Names given by the owner (group, entry, model names) that may claim a locality or cost, for contradictions. */
  readonly names: readonly { readonly text: string; readonly span: Span }[];
  readonly contextWindow: number | undefined;
  readonly mock: boolean;
  readonly span: Span;
  readonly implied: Implied | undefined;
}

/**
 * Judges a target: where it stands and what it costs, each with its reason. Order of evidence for locality: what
 * `routelint.yaml` declares for the endpoint or provider; the model (`:cloud` in Ollama); the endpoint's host; the
 * provider's default. A name proves nothing, but is compared. Equal specs give equal ids.
 */
export function makeTarget(spec: TargetSpec, catalogue: Catalogue): Target {
  const named = catalogue.find(spec.provider);
  const url = spec.endpoint ?? named?.endpoint;
  const endpoint = url === undefined ? undefined : parseEndpoint(url);
  const provider = providerOf(named, endpoint, catalogue);
  const locality = spec.mock
    ? { value: 'device' as const, because: 'the answer is fixed, and no prompt leaves the process' }
    : withSpan(
        judgeLocality(
          {
            endpoint: url,
            provider: named,
            providerName: spec.provider,
            model: spec.model,
            names: spec.names.map(({ text }) => text),
          },
          catalogue,
        ),
        spec.endpointSpan,
      );
  const evidence: AccessEvidence = {
    endpoint,
    provider,
    model: spec.model,
    locality: locality.value,
    credential: spec.credential?.kind,
    stated: spec.access,
  };
  const credential = judgeCredential(evidence, catalogue);
  const id = named?.id ?? (spec.provider === '' ? (provider?.id ?? '') : spec.provider);
  return {
    id: redact(
      [id, spec.model, endpoint ? hostPort(endpoint) : '', spec.credential?.name ?? '']
        .join('|')
        .replace(/\|+$/, ''),
    ),
    provider: redact(id),
    model: redact(spec.model),
    endpoint: url === undefined ? undefined : shown(url, endpoint),
    label: labelOf(spec, id, endpoint),
    locality,
    access: judgeAccess(evidence, catalogue),
    credential,
    fate: fateOf(spec, provider, endpoint, locality.value),
    span: spec.span,
    implied: spec.implied,
    contradiction: contradictionOf(spec.names, locality.value),
    contextWindow: spec.contextWindow,
    mock: spec.mock,
  };
}

// An `openai` client can talk to anyone, so whose service it is depends on the endpoint before the name.
function providerOf(
  named: Provider | undefined,
  endpoint: Endpoint | undefined,
  catalogue: Catalogue,
): Provider | undefined {
  if (!endpoint || endpoint.host === '' || named?.declared) return named;
  const place = `${endpoint.host}${endpoint.path}`;
  const owner = catalogue.byHost(place);
  if (!owner) return named?.locality === 'cloud' && named.endpoint !== undefined ? undefined : named;
  return named && hostMatch(named, place) >= hostMatch(owner, place) ? named : owner;
}

function withSpan(judged: Judged<Locality>, span: Span | undefined): Judged<Locality> {
  return span === undefined ? judged : { ...judged, span };
}

function shown(url: string, endpoint: Endpoint | undefined): string {
  if (!endpoint) return redact(url);
  const scheme = endpoint.scheme === '' ? '' : `${endpoint.scheme}://`;
  return redact(`${scheme}${hostPort(endpoint)}${endpoint.path}`);
}

function labelOf(spec: TargetSpec, provider: string, endpoint: Endpoint | undefined): string {
  const model = spec.model === '' ? 'the default model' : spec.model;
  const place =
    spec.endpoint !== undefined && endpoint && endpoint.host !== '' ? ` at ${hostPort(endpoint)}` : '';
  const name = spec.provider === '' ? provider : spec.provider;
  const label = place === '' ? `${model}${name === '' ? '' : ` via ${name}`}` : `${model}${place}`;
  return redact(label).replace(
    /[\u0000-\u001f\u007f-\u009f\u200e\u200f\u202a-\u202e\u2066-\u2069]/g,
    '\ufffd',
  );
}

function fateOf(
  spec: TargetSpec,
  provider: Provider | undefined,
  endpoint: Endpoint | undefined,
  locality: Locality,
): Fate {
  const stated = spec.credential?.name;
  return {
    host: endpoint && endpoint.host !== '' ? redact(hostPort(endpoint)) : undefined,
    account: locality === 'cloud' ? provider?.id : undefined,
    credential: stated === undefined ? undefined : redact(stated),
  };
}
