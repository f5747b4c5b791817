import type { Access, Credential, Judged, Locality } from '../model/target.ts';
import type { Catalogue, Provider } from './catalogue.ts';
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
  if (isFreeModel(model, provider))
    return {
      value: 'free',
      because: `\`${model}\` is one of the models that cost nothing`,
    };
  if (locality === 'device') return { value: 'free', because: 'it runs on your own machine' };
  if (locality === 'lan') return { value: 'free', because: 'it runs on your own network' };
  if (!provider || locality === 'unknown')
    return {
      value: 'unknown',
      because: 'what it costs cannot be known before where it runs is',
    };
  if (evidence.credential === 'oauth' && provider.oauthAccess)
    return withNote(provider, provider.oauthAccess, 'by an OAuth login');
  return withNote(provider, provider.access, '');
}

// `:free` is OpenRouter's and Nous's way to say it, `-free` that of OpenCode Zen.
function isFreeModel(model: string, provider: Provider | undefined): boolean {
  return /:free$/i.test(model) || (provider?.id === 'opencode-zen' && /-free$/i.test(model));
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

function withNote(provider: Provider, access: Access, how: string): Judged<Access> {
  const because = `\`${provider.id}\`${how === '' ? '' : ` ${how}`} ${COSTS[access]}`;
  return {
    value: access,
    because: provider.note === undefined ? because : `${because} (${provider.note})`,
  };
}
