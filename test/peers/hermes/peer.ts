import { fileURLToPath } from 'node:url';
import type { Peer, Verdict } from '../peer.ts';
import type { Ask, Case, Outcome } from './case.ts';
import { agrees } from './compare.ts';
import { casesOf } from './generate.ts';
import { hermesModel, type Prediction, predict } from './predict.ts';

/** What the driver says of a case: what became of each prompt. */
export interface Answer {
  readonly id: string;
  readonly asks: readonly Outcome[];
}

/** Hermes Agent: the places that each lane asks, in order, and the one that answers. */
export const hermes: Peer<Case, Answer> = {
  name: 'hermes',
  version: '0.19.0',
  requirements: (version) => [`hermes-agent==${version}`, 'anthropic==0.87.0'],
  driver: fileURLToPath(new URL('driver.py', import.meta.url)),
  seed: 1,
  count: 282,
  casesOf,
  kept: ({ id, asks }) => ({ id, asks: asks.map(({ tried, answered }) => ({ tried, answered })) }),
  async judge(version, one, { asks }) {
    const model = await hermesModel(one, version);
    return one.asks.flatMap((ask, index): Verdict[] => {
      const real = asks[index] ?? { tried: [], answered: null };
      const predicted = predict(model, one, ask);
      if (!predicted) return [];
      return [
        {
          agrees: agrees(predicted, real),
          request: requestText(ask, one.env),
          predicted: predicted.map(predictionText).join('\n        or  '),
          real: outcomeText(real),
        },
      ];
    });
  },
};

function requestText({ lane, fails }: Ask, env: readonly string[]): string {
  const failing = Object.entries(fails).map(([host, kind]) => `${host} ${kind}`);
  return `${lane}, with ${env.join(' ') || 'no key'}, failing: ${failing.join(', ') || 'none'}`;
}

function predictionText({ tried, answered }: Prediction): string {
  const places = tried.map(({ host, model }) => `${model || 'any model'} at ${host ?? 'anywhere'}`);
  return `${places.join(', ') || 'nobody'}, then ${answered ? 'an answer' : 'an error'}`;
}

function outcomeText({ tried, answered }: Outcome): string {
  const places = tried.map(({ url, model }) => `${model} at ${new URL(url).host}`);
  return `${places.join(', ') || 'nobody'}, then ${answered === null ? 'an error' : 'an answer'}`;
}
