import type { SideChannel } from '../model/routing.ts';
import type { Target } from '../model/target.ts';
import { parseEndpoint } from '../providers/endpoint.ts';
import { isPlaintextToPublic } from '../providers/locality.ts';
import { hostLocality } from '../providers/network.ts';
import type { FactBook } from './fact-book.ts';
import type { Fact } from './fact-types.ts';
import { rankKind } from './policy.ts';

/** The fact of a target. */
export function targetFact(book: FactBook, target: Target): Fact<'Target'> {
  const { locality, access, credential } = target;
  const { policy } = book.context;
  const kind = rankKind(target, policy);
  const host = target.endpoint === undefined ? '' : (parseEndpoint(target.endpoint)?.host ?? '');
  return {
    id: target.id,
    label: target.label,
    provider: target.provider,
    model: target.model,
    endpoint: target.endpoint ?? '',
    host: target.fate.host ?? '',
    locality: locality.value,
    localityBecause: locality.because,
    evidence: book.evidence(target),
    access: access.value,
    accessBecause: access.because,
    credential: credential.value,
    kind,
    rank: policy.order.indexOf(kind),
    implied: target.implied !== undefined,
    because: target.implied?.because ?? '',
    endpointLocality: host === '' ? '' : hostLocality(host).value,
    claim: book.claim(target),
    plaintext: isPlaintextToPublic(target.endpoint, locality.value),
    contextWindow: target.contextWindow ?? 0,
    unbounded: book.context.model.unbounded?.has(target.id) ?? false,
    mock: target.mock,
  };
}

/** The fact of a side channel. */
export function channelFact(channel: SideChannel): Fact<'Channel'> {
  return {
    kind: channel.kind,
    name: channel.name,
    locality: channel.locality.value,
    localityBecause: channel.locality.because,
    sees: channel.sees,
  };
}
