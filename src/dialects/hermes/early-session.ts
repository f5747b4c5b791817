import type { Step, Trigger } from '../../model/routing.ts';
import type { Span } from '../../text/span.ts';
import { entryNamed } from './endpoints.ts';
import type { Fallback } from './fallback.ts';
import { keyedTarget } from './key-order.ts';
import { step } from './lanes.ts';
import { mainWithModel, type Surroundings, sideOfMain, withModel } from './side.ts';
import { OWN_VISION } from './side-models.ts';

/** What a side task asks of the session it runs in. */
export interface Wish {
  readonly model: string;
  readonly vision: boolean;
  readonly span: Span;
}

/**
 * The main model as side tasks see it up to v0.19, and the fallbacks that a session starts with where it has no key. A task
 * resolves the name that the session has for its provider: where that is `openrouter`, as it is for a URL without a provider,
 * the task goes to OpenRouter, with a key or without.
 */
export function sessionSteps(
  around: Surroundings,
  fallbacks: readonly Fallback[],
  wish: Wish,
): readonly Step[] {
  const on: readonly Trigger[] = ['no-credential'];
  const started = fallbacks.map(({ targets, span }) => {
    return step(
      targets.map((id) => withModel(around.reading, id, wish.model, wish.span)),
      span,
      on,
    );
  });
  const targets = mainForTask(around, wish);
  if (targets.length === 0) return around.main.stops || around.main.draft ? [] : started;
  const implied = { because: 'a task on `auto` asks the main model', span: wish.span };
  return [step(targets, wish.span, on, implied), ...(around.main.stops ? [] : started)];
}

/** The main model for a task of the same session. */
export function mainForTask(around: Surroundings, { model, vision, span }: Wish): readonly string[] {
  const { reading, main } = around;
  const { draft, settings } = main;
  if (!draft) return sideOfMain(around).map((id) => withModel(reading, id, model, span));
  // A session that names no model has none to lend.
  if (!vision && (draft.model === '' || (settings.reference.model === '' && main.resolved.kind !== 'named')))
    return [];
  const own = vision ? OWN_VISION[main.provider] : undefined;
  const wanted = model || (own ?? draft.model);
  if (main.label === 'openrouter' && main.resolved.kind === 'auto') {
    const because = 'a URL without a provider is called OpenRouter, and that is where tasks go';
    // The session hands its placeholder of a key on, but not for images.
    const credential = vision ? {} : { credential: { kind: 'none', name: 'no-key-required' } as const };
    const implied = { because, span: settings.span };
    return [reading.out.target({ provider: 'openrouter', model: wanted, span, implied, ...credential })];
  }
  if (vision && main.resolved.kind === 'builtin') {
    return [
      reading.out.target({ ...draft, model: wanted, endpoint: undefined, endpointSpan: undefined, span }),
    ];
  }
  return mainWithModel(around, wanted, span);
}

/** The endpoint that `custom` means by itself: the entry of that name, or the main model's own URL. */
export function ownEndpoint({ reading, endpoints, main }: Surroundings, span: Span): string | undefined {
  const model = main.settings.reference.model || 'gpt-4o-mini';
  const entry = entryNamed(endpoints, 'custom');
  if (entry && !entry.enabled) return undefined;
  const endpoint = entry && entry.url !== '' ? entry.url : main.customUrl;
  if (endpoint === '') return undefined;
  return reading.out.target({ provider: 'custom', model, endpoint, span });
}

/** The main model by the name of its provider alone, as a task asks it when its own provider has failed. */
export function mainAnew(around: Surroundings, span: Span): string | undefined {
  const { reading, main } = around;
  const { draft, settings } = main;
  const { model } = settings.reference;
  const because = 'a task whose own provider cannot answer ends at the main model';
  const implied = { because, span };
  if (!draft) return sideOfMain(around).at(-1);
  if (main.label !== 'custom') {
    return reading.out.target({ provider: main.label, model: model || draft.model, span, implied });
  }
  const own = ownEndpoint(around, span);
  if (own !== undefined) return own;
  // Of a named endpoint the session has forgotten the name: any provider with a key is asked for its model.
  const environment = { because, span, depends: ['environment'] as const };
  return keyedTarget(reading, { model, span, implied: environment });
}
