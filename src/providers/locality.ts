import type { Judged, Locality } from '../model/target.ts';
import { isReference } from '../text/dummy.ts';
import type { Catalogue, Provider } from './catalogue.ts';
import { type Endpoint, hostPort, isPlaceholderHost, isWeb, parseEndpoint, referenceIn } from './endpoint.ts';
import { gatewayEvidence, vendorOf } from './gateway.ts';
import { hostLocality } from './network.ts';

/** What a target's locality is judged from. */
export interface LocalityEvidence {
  /** The URL prompts are sent to, stated or by default; undefined when none is known. */
  readonly url: string | undefined;
  /** The same, taken apart; undefined when it cannot be. */
  readonly endpoint: Endpoint | undefined;
  /** The block states the endpoint; else it is the provider's own. */
  readonly stated: boolean;
  readonly provider: Provider | undefined;
  /** The provider as the block names it. */
  readonly providerName: string;
  readonly model: string;
  /** Names that the owner gave: they are evidence of a gateway, never of a locality. */
  readonly names: readonly string[];
}

/**
 * Where a target stands. In this order: what `routelint.yaml` declares of the endpoint, then of the provider; a model
 * that Ollama runs in its cloud; the endpoint; the provider's own place.
 */
export function judgeLocality(evidence: LocalityEvidence, catalogue: Catalogue): Judged<Locality> {
  const { endpoint, provider, model } = evidence;
  const declared = endpoint && catalogue.endpoint(hostPort(endpoint))?.locality;
  if (declared)
    return {
      value: declared,
      because: 'routelint.yaml declares it of this endpoint',
    };
  if (provider?.declared?.includes('locality')) {
    return {
      value: provider.locality,
      because: `routelint.yaml declares it of \`${provider.id}\``,
    };
  }
  const place = placeOf(evidence, catalogue);
  if (place.value !== 'cloud' && isOllamaCloudModel(model)) {
    return {
      value: 'cloud',
      because: `Ollama runs \`${model}\` in its cloud and not where it listens`,
    };
  }
  if (place.value !== 'device' && place.value !== 'lan') return place;
  const evidenceOfGateway = gatewayEvidence({
    port: endpoint?.port ?? '',
    host: endpoint?.host ?? '',
    names: [evidence.providerName, ...evidence.names],
    model,
  });
  return evidenceOfGateway === undefined ? place : { value: 'unknown', because: evidenceOfGateway };
}

function placeOf(evidence: LocalityEvidence, catalogue: Catalogue): Judged<Locality> {
  const { url, endpoint, provider, stated } = evidence;
  if (url === undefined || !stated) return ofProvider(evidence);
  if (!endpoint) return unknown('the endpoint cannot be read as a URL');
  if (!isWeb(endpoint)) return ofProvider(evidence);
  // A reference in the host hides it, unless the domain after it belongs to a provider.
  const known = catalogue.byHost(`${endpoint.host}${endpoint.path}`);
  if (known && known.locality === 'cloud')
    return { value: 'cloud', because: `the endpoint is a host of \`${known.id}\`` };
  const reference = referenceIn(endpoint.host);
  if (reference !== undefined) return behindReference(reference, provider);
  if (endpoint.host === '') return unknown('the endpoint names no host');
  if (isPlaceholderHost(endpoint.host)) return unknown('the endpoint is a placeholder');
  const place = hostLocality(endpoint.host);
  return provider?.id === 'litellm_proxy' && place.value !== 'cloud'
    ? unknown('another LiteLLM decides where the prompt goes from there')
    : place;
}

// An account of Azure or Databricks has an endpoint of its own, and whichever it is, it is theirs.
function behindReference(reference: string, provider: Provider | undefined): Judged<Locality> {
  if (provider?.locality === 'cloud' && provider.endpoint === undefined) {
    return {
      value: 'cloud',
      because: `\`${provider.id}\` is a hosted service, and \`${reference}\` holds the account's endpoint`,
    };
  }
  return unknown(`the endpoint is read from \`${reference}\`, which is not in the file`);
}

function ofProvider({ provider, providerName, model }: LocalityEvidence): Judged<Locality> {
  const vendor = providerName === '' ? vendorOf(model) : undefined;
  if (vendor !== undefined) return { value: 'cloud', because: `only ${vendor} serves \`${model}\`` };
  if (!provider)
    return unknown(
      providerName === ''
        ? 'nothing names a provider or an endpoint'
        : isReference(providerName)
          ? `the provider is read from \`${providerName}\`, which is not in the file`
          : `\`${providerName}\` is not in the catalogue and no endpoint is given`,
    );
  if (provider.locality === 'unknown')
    return unknown(provider.note ?? `\`${provider.id}\` says nothing of where its endpoint is`);
  if (provider.locality === 'cloud')
    return {
      value: 'cloud',
      because: `\`${provider.id}\` is a hosted service`,
    };
  return {
    value: provider.locality,
    because: `\`${provider.id}\` runs on the machine itself unless an endpoint says otherwise`,
  };
}

function unknown(because: string): Judged<Locality> {
  return { value: 'unknown', because };
}

/** True of a model that Ollama passes on to its cloud: `minimax-m2:cloud`, `gpt-oss:120b-cloud`. */
export function isOllamaCloudModel(model: string): boolean {
  return model.slice(-5).toLowerCase() === 'cloud' && /:(?:[\w.]+-)?cloud$/i.test(model);
}

/** True when prompts travel unencrypted over a network that is not one's own. */
export function isPlaintextToPublic(endpoint: string | undefined, locality: Locality): boolean {
  if (locality !== 'cloud' || endpoint === undefined) return false;
  const parsed = parseEndpoint(endpoint);
  if (parsed?.scheme !== 'http' && parsed?.scheme !== 'ws') return false;
  // An Ollama on one's own network reaches its cloud by means of its own.
  return hostLocality(parsed.host).value === 'cloud';
}
