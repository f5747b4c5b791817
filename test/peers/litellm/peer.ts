import { fileURLToPath } from 'node:url';
import type { RoutingModel } from '../../../src/model/routing.ts';
import type { Peer, Verdict } from '../peer.ts';
import type { Answer, Ask, Case, Outcome } from './case.ts';
import { agrees } from './compare.ts';
import { casesOf } from './generate.ts';
import { litellmModel, type Prediction, predict } from './predict.ts';
import { litellmRequirements } from './requirements.ts';

/** The LiteLLM proxy: order of the deployments that are asked, and the one that answers. */
export const litellm: Peer<Case, Answer> = {
  name: 'litellm',
  version: '1.110.2',
  requirements: litellmRequirements,
  driver: fileURLToPath(new URL('driver.py', import.meta.url)),
  seed: 1,
  count: 304,
  casesOf,
  kept: ({ id, started, asks }) => ({
    id,
    started,
    asks: asks.map(({ tried, answered }) => ({ tried, answered })),
  }),
  async judge(version, one, answer) {
    const model = await litellmModel(one.config, version);
    if (!answer.started || isRefused(model)) return [startVerdict(model, answer)];
    return one.asks.map((ask, index): Verdict => {
      const real = answer.asks[index] ?? { tried: [], answered: null };
      const predicted = predict(model, ask);
      return {
        agrees: agrees(predicted, real, one.retries === true),
        request: requestText(ask),
        predicted: predicted.map(predictionText).join('\n        or  '),
        real: outcomeText(real),
      };
    });
  },
};

const REFUSALS = new Set(['litellm-bare-string-refused', 'litellm-fallback-map-needs-one-key']);

// Where LiteLLM does not start with a config, a finding has to say so, and where a finding says so it must not.
function isRefused(model: RoutingModel): boolean {
  return model.observations.some(({ code }) => REFUSALS.has(code));
}

function startVerdict(model: RoutingModel, { started, said }: Answer): Verdict {
  return {
    agrees: isRefused(model) === !started,
    request: 'to start',
    predicted: isRefused(model) ? 'it does not' : 'it starts',
    real: started ? 'it starts' : `it does not: ${said ?? ''}`,
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
