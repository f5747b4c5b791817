import type { Access, Credential, Implied, Judged, Locality, Target } from '../model/target.ts';
import { redact } from '../text/redact.ts';
import type { Span } from '../text/span.ts';
import { type AccessEvidence, judgeAccess, judgeCredential } from './access.ts';
import type { Catalogue, Provider } from './catalogue.ts';
import { contradictionOf } from './contradiction.ts';
import { type Endpoint, hostPort, isWeb, parseEndpoint } from './endpoint.ts';
import { isGatewayName } from './gateway.ts';
import { labelOf, shownEndpoint } from './label.ts';
import { isOllamaCloudModel, judgeLocality } from './locality.ts';

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

/** What is judged of a target, whoever names it and wherever it stands. */
type Judgement = Omit<Target, 'span' | 'implied' | 'contextWindow' | 'mock' | 'contradiction'>;

/** The judgements of a catalogue by the likeness of their specs: the files of a project name the same few targets. */
const judgements = new WeakMap<Catalogue, Map<string, Judgement>>();
const MOST_JUDGEMENTS = 5000;

/**
 * Judges a target: where it stands and what it costs, each with its reason. Order of evidence for locality: what
 * `routelint.yaml` declares for the endpoint or provider; the model (`:cloud` in Ollama); the endpoint's host; the
 * provider's default. A name proves nothing, but is compared. Equal specs give equal ids.
 */
export function makeTarget(spec: TargetSpec, catalogue: Catalogue): Target {
  const judged = judgementOf(spec, catalogue);
  const { locality } = judged;
  return {
    id: judged.id,
    provider: judged.provider,
    model: judged.model,
    endpoint: judged.endpoint,
    label: judged.label,
    locality:
      spec.endpointSpan === undefined || spec.mock ? locality : { ...locality, span: spec.endpointSpan },
    access: judged.access,
    credential: judged.credential,
    fate: judged.fate,
    span: spec.span,
    implied: spec.implied,
    contradiction: contradictionOf(spec.names, locality.value),
    contextWindow: spec.contextWindow,
    mock: spec.mock,
  };
}

// All that a judgement hangs on, in one text. Of the names only one that tells of a gateway counts: nearly every file
// has names of its own.
function likeness({ provider, model, endpoint, credential, access, mock, names }: TargetSpec): string {
  let text = `${provider}\n${model}\n${endpoint}\n${mock}`;
  if (credential) text += `\ncredential ${credential.kind} ${credential.name}`;
  if (access) text += `\naccess ${access.value} ${access.because}`;
  const gateway = names.find((name) => isGatewayName(name.text));
  return gateway ? `${text}\ngateway ${gateway.text}` : text;
}

function judgementOf(spec: TargetSpec, catalogue: Catalogue): Judgement {
  let known = judgements.get(catalogue);
  if (!known) {
    known = new Map();
    judgements.set(catalogue, known);
  }
  const key = likeness(spec);
  const found = known.get(key);
  if (found) return found;
  const made = judge(spec, catalogue);
  if (known.size >= MOST_JUDGEMENTS) known.clear();
  known.set(key, made);
  return made;
}

function judge(spec: TargetSpec, catalogue: Catalogue): Judgement {
  const named = catalogue.find(spec.provider);
  const url = spec.endpoint ?? named?.endpoint;
  const endpoint = url === undefined ? undefined : parseEndpoint(url);
  const locality = spec.mock ? FIXED : placeOf(spec, url, endpoint, named, catalogue);
  const service = serviceOf(spec, named, endpoint, locality.value, catalogue);
  const evidence: AccessEvidence = {
    endpoint,
    provider: service,
    model: spec.model,
    locality: locality.value,
    credential: spec.credential?.kind,
    stated: spec.access,
  };
  const place = endpoint && isWeb(endpoint) && endpoint.host !== '' ? hostPort(endpoint) : '';
  const provider = named?.id ?? (spec.provider === '' ? (service?.id ?? '') : spec.provider);
  return {
    id: redact(idOf([provider, spec.model, place, spec.credential?.name ?? ''])),
    provider: redact(provider),
    model: redact(spec.model),
    endpoint: url === undefined ? undefined : shownEndpoint(url, endpoint),
    label: labelOf(spec, provider, place),
    locality,
    access: judgeAccess(evidence, catalogue),
    credential: judgeCredential(evidence, catalogue),
    fate: {
      host: place === '' ? undefined : redact(place),
      account: locality.value === 'cloud' ? service?.id : undefined,
      credential: spec.credential?.name === undefined ? undefined : redact(spec.credential.name),
    },
  };
}

// Nothing hangs at the end where the last parts are not known.
function idOf(parts: readonly string[]): string {
  let id = parts.join('|');
  while (id.endsWith('|')) id = id.slice(0, -1);
  return id;
}

const FIXED: Judged<Locality> = {
  value: 'device',
  because: 'the answer is fixed, and no prompt leaves the process',
};

function placeOf(
  spec: TargetSpec,
  url: string | undefined,
  endpoint: Endpoint | undefined,
  provider: Provider | undefined,
  catalogue: Catalogue,
): Judged<Locality> {
  const names = spec.names.map(({ text }) => text);
  const evidence = {
    url,
    endpoint,
    stated: spec.endpoint !== undefined,
    provider,
    providerName: spec.provider,
    model: spec.model,
    names,
  };
  return judgeLocality(evidence, catalogue);
}

// Whose service it is, for the bill: an `openai` client can talk to anyone, so the endpoint goes before the name.
function serviceOf(
  spec: TargetSpec,
  named: Provider | undefined,
  endpoint: Endpoint | undefined,
  locality: Locality,
  catalogue: Catalogue,
): Provider | undefined {
  if (named?.declared) return named;
  const place = endpoint && isWeb(endpoint) ? `${endpoint.host}${endpoint.path}` : '';
  const owner = catalogue.byHost(place);
  if (owner)
    return named && catalogue.hostMatch(named, place) >= catalogue.hostMatch(owner, place) ? named : owner;
  if (locality === 'cloud' && isOllamaCloudModel(spec.model)) return catalogue.find('ollama-cloud');
  const elsewhere = place !== '' && named?.locality === 'cloud' && named.endpoint !== undefined;
  return elsewhere ? undefined : named;
}
