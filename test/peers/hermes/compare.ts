import type { Outcome, Place } from './case.ts';
import type { Predicted, Prediction } from './predict.ts';

/** Whether what happened is one of the things that were predicted. */
export function agrees(predicted: readonly Prediction[], real: Outcome): boolean {
  return predicted.some((one) => matches(one, real));
}

function matches({ tried, answered }: Prediction, real: Outcome): boolean {
  if (answered !== (real.answered !== null)) return false;
  // What has failed before may be asked again.
  const met = real.tried.filter((place, at) => at === real.answered || at === firstAt(real.tried, place));
  return tried.length === met.length && met.every((place, index) => fits(tried[index], place));
}

function firstAt(tried: readonly Place[], place: Place): number {
  return tried.findIndex(({ url, model }) => url === place.url && model === place.model);
}

function fits(predicted: Predicted | undefined, { url, model }: Place): boolean {
  if (!predicted) return false;
  if (predicted.host === undefined) return true;
  if (predicted.host !== new URL(url).host) return false;
  // Hermes spells some models as a provider does: OpenRouter's have a vendor, Anthropic's no dots, DeepSeek has two.
  const spelled = [model, model.slice(model.indexOf('/') + 1)];
  if (predicted.host === 'api.deepseek.com' && model === 'deepseek-chat') return true;
  return (
    predicted.model === '' ||
    spelled.includes(predicted.model) ||
    spelled.includes(predicted.model.replaceAll('.', '-'))
  );
}
