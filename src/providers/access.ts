import type { Access, Credential, Judged, Locality } from '../model/target.ts';
import type { Catalogue, Provider } from './catalogue.ts';
import { isFreeModel } from './data/free-models.ts';
import { type Endpoint, hostPort } from './endpoint.ts';

/** What cost and credential are judged from. */
export interface AccessEvidence {
  readonly endpoint: Endpoint | undefined;
  /** The provider whose service it is: the endpoint's where it has one, else the one that the block names. */
  readonly provider: Provider | undefined;
  readonly model: string;
  readonly locality: Locality;
  /** The credential as the block states it. */
  readonly credential: Credential | undefined;
  /** The cost as the adapter knows it. */
  readonly stated: Judged<Access> | undefined;
}

/** What a prompt to the target costs. What the user declares goes first, then the adapter, the model and the provider. */
export function judgeAccess(evidence: AccessEvidence, catalogue: Catalogue): Judged<Access> {
  const { provider, model, locality } = evidence;
  const declared = evidence.endpoint && catalogue.endpoint(hostPort(evidence.endpoint))?.access;
  if (declared)
    return {
      value: declared,
      because: 'routelint.yaml declares it of this endpoint',
    };
  if (provider?.declared?.includes('access')) {
    return {
      value: provider.access,
      because: `routelint.yaml declares it of \`${provider.id}\``,
    };
  }
  if (evidence.stated) return evidence.stated;
  if (isFreeModel(model, provider?.id))
    return {
      value: 'free',
      because: `\`${model}\` is one of the models that cost nothing`,
    };
  if (locality === 'device') return { value: 'free', because: 'it runs on your own machine' };
  if (locality === 'lan') return { value: 'free', because: 'it runs on your own network' };
  if (locality === 'unknown') {
    return { value: 'unknown', because: 'what it costs cannot be known before where it runs is' };
  }
  if (provider?.locality !== 'cloud') return { value: 'unknown', because: 'nothing says what it costs' };
  const login = evidence.credential === 'oauth' ? provider.oauthAccess : undefined;
  return ofProvider(provider, login);
}

/** How a request to the target proves who asks. */
export function judgeCredential(evidence: AccessEvidence, catalogue: Catalogue): Judged<Credential> {
  const { provider } = evidence;
  const declared = evidence.endpoint && catalogue.endpoint(hostPort(evidence.endpoint))?.credential;
  if (declared)
    return {
      value: declared,
      because: 'routelint.yaml declares it of this endpoint',
    };
  if (provider?.declared?.includes('credential')) {
    return {
      value: provider.credential,
      because: `routelint.yaml declares it of \`${provider.id}\``,
    };
  }
  if (evidence.credential) return { value: evidence.credential, because: 'the block states it' };
  if (evidence.locality === 'device' || evidence.locality === 'lan') {
    return {
      value: 'none',
      because: 'no credential is given for an endpoint of your own',
    };
  }
  if (!provider) return { value: 'unknown', because: 'the provider is not known' };
  return {
    value: provider.credential,
    because: `\`${provider.id}\` is reached so`,
  };
}

const COSTS: Readonly<Record<Access, string>> = {
  free: 'costs nothing',
  subscription: 'belongs to a flat plan',
  metered: 'bills by use',
  unknown: 'may bill in more than one way',
};

// A note says when the usual does not hold, so it is left out where the usual is all there is to say.
function ofProvider(provider: Provider, login: Access | undefined): Judged<Access> {
  const value = login ?? provider.access;
  const because = `\`${provider.id}\`${login ? ' by an OAuth login' : ''} ${COSTS[value]}`;
  const plain = provider.note === undefined || (value === 'metered' && !login);
  return { value, because: plain ? because : `${because} (${provider.note})` };
}
