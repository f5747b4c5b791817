import { fileURLToPath } from 'node:url';
import type { Peer, Verdict } from '../peer.ts';
import type { Answer, Ask, Case, Outcome } from './case.ts';
import { agrees } from './compare.ts';
import { casesOf } from './generate.ts';
import { litellmModel, type Prediction, predict } from './predict.ts';

/** The LiteLLM proxy: order of the deployments that are asked, and the one that answers. */
export const litellm: Peer<Case, Answer> = {
  name: 'litellm',
  version: '1.109.3',
  requirements: (version) => [`litellm[proxy]==${version}`],
  driver: fileURLToPath(new URL('driver.py', import.meta.url)),
  seed: 1,
  count: 320,
  casesOf,
  kept: ({ id, started, asks }) => ({
    id,
    started,
    asks: asks.map(({ tried, answered }) => ({ tried, answered })),
  }),
  async judge(version, one, answer) {
    if (!answer.started) return [unstarted(one, answer)];
    const model = await litellmModel(one.config, version);
    return one.asks.map((ask, index): Verdict => {
      const real = answer.asks[index] ?? { tried: [], answered: null };
      const predicted = predict(model, ask);
      return {
        agrees: agrees(predicted, real),
        request: requestText(ask),
        predicted: predicted.map(predictionText).join('\n        or  '),
        real: outcomeText(real),
      };
    });
  },
};

// The generator writes configs that LiteLLM starts with.
function unstarted(one: Case, { said }: Answer): Verdict {
  return {
    agrees: false,
    request: `start with ${one.id}`,
    predicted: 'it starts',
    real: said ?? 'it does not',
  };
}

function requestText({ model, tags, fails }: Ask): string {
  const failing = Object.entries(fails).map(([port, kind]) => `${port} ${kind}`);
  return `${model}${tags ? ` tagged ${tags.join()}` : ''}, failing: ${failing.join(', ') || 'none'}`;
}

function predictionText({ steps, pool, answered }: Prediction): string {
  const tried = steps.map((upstreams) => upstreams.join('|'));
  return outcomeText({ tried, answered }) + (pool.length > 1 ? ` of ${pool.join('|')}` : '');
}

function outcomeText({
  tried,
  answered,
  said,
}: { tried: readonly unknown[] } & Omit<Outcome, 'tried'>): string {
  const end = answered === null ? `an error ${said ?? ''}` : `an answer by ${answered}`;
  return `${tried.join(', ') || 'nobody'}, then ${end}`;
}
