import { describe, expect, it } from 'vitest';
import { type Golden, goldensOf } from './goldens.ts';
import { agreementOf, type PeerCase } from './peer.ts';
import { peers } from './peers.ts';

// What the real programs did, written down by `npm run test:peers -- --write`.
describe.each(peers.map((peer) => ({ name: peer.name, peer })))('what $name did', ({ peer }) => {
  const goldens: readonly Golden<PeerCase, unknown>[] = goldensOf(peer);

  it.each(goldens.map((golden) => ({ version: golden.version, golden })))(
    'is what is predicted for $version',
    async ({ version, golden }) => {
      const cases = golden.did.map((one) => one.case);
      const answers = golden.did.map((one) => one.answer);
      const { requests, disagreements } = await agreementOf(peer, version, cases, answers);
      expect(disagreements.slice(0, 3)).toEqual([]);
      expect(requests).toBeGreaterThan(cases.length / 2);
    },
    120_000,
  );

  it('is there for the release that CI asks, with all its cases', () => {
    const current = goldens.find(({ version }) => version === peer.version);
    expect(current?.did.length).toBeGreaterThanOrEqual(peer.count);
  });
});
