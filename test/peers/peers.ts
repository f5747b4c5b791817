import { hermes } from './hermes/peer.ts';
import { litellm } from './litellm/peer.ts';
import type { Peer } from './peer.ts';

/** Every program that predictions are held against. */
export const peers: readonly Peer[] = [litellm, hermes];
