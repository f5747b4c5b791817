import type { SideChannel } from '../model/routing.ts';
import type { Target } from '../model/target.ts';
import { parseEndpoint } from '../providers/endpoint.ts';
import { isPlaintextToPublic } from '../providers/locality.ts';
import { hostLocality } from '../providers/network.ts';
import type { FactBook } from './fact-book.ts';
import type { Fact } from './fact-types.ts';
import { rankKind } from './policy.ts';

/** The fact of a target. What takes its endpoint apart waits until it is asked for. */
export class TargetFact implements Fact<'Target'> {
  readonly id: string;
  readonly label: string;
  readonly provider: string;
  readonly model: string;
  readonly endpoint: string;
  readonly host: string;
  readonly locality: string;
  readonly localityBecause: string;
  readonly access: string;
  readonly accessBecause: string;
  readonly credential: string;
  readonly kind: string;
  readonly rank: number;
  readonly implied: boolean;
  readonly because: string;
  readonly contextWindow: number;
  readonly unbounded: boolean;
  readonly mock: boolean;
  readonly #book: FactBook;
  readonly #target: Target;

  constructor(book: FactBook, target: Target) {
    const { locality, access, credential, implied } = target;
    const { policy } = book.context;
    this.id = target.id;
    this.label = target.label;
    this.provider = target.provider;
    this.model = target.model;
    this.endpoint = target.endpoint ?? '';
    this.host = target.fate.host ?? '';
    this.locality = locality.value;
    this.localityBecause = locality.because;
    this.access = access.value;
    this.accessBecause = access.because;
    this.credential = credential.value;
    const kind = rankKind(target, policy);
    this.kind = kind;
    this.rank = policy.order.indexOf(kind);
    this.implied = implied !== undefined;
    this.because = implied?.because ?? '';
    this.contextWindow = target.contextWindow ?? 0;
    this.unbounded = book.context.model.unbounded?.has(target.id) ?? false;
    this.mock = target.mock;
    this.#book = book;
    this.#target = target;
  }

  get evidence(): Fact<'Evidence'> {
    return this.#book.evidence(this.#target);
  }

  get claim(): Fact<'NameClaim'> {
    return this.#book.claim(this.#target);
  }

  get endpointLocality(): string {
    const host = parseEndpoint(this.endpoint)?.host ?? '';
    return host === '' ? '' : hostLocality(host).value;
  }

  get plaintext(): boolean {
    return isPlaintextToPublic(this.#target.endpoint, this.#target.locality.value);
  }
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
