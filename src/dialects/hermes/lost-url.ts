import type { Step, Trigger } from '../../model/routing.ts';
import type { Implied } from '../../model/target.ts';
import { step } from './lanes.ts';
import type { MainModel } from './main.ts';
import { mayBeEarly } from './reading.ts';
import type { Surroundings } from './side.ts';

/** What makes a main model keep its URL in side tasks and subagents. */
export const KEEP_URL = 'write `provider: custom` beside `model.base_url`';

/** What asks with a real key where text asks with the placeholder of one. */
export const LENT = 'subagents and images';

/** The model that Hermes takes for images at OpenRouter, up to v0.19. */
export const OPENROUTER_VISION = 'google/gemini-3-flash-preview';

/** Whether the session calls the main model's own URL OpenRouter, as it does up to v0.19 where no provider stands beside it. */
export function isCalledOpenRouter({ label, resolved }: MainModel): boolean {
  return label === 'openrouter' && resolved.kind === 'auto';
}

/**
 * The step to OpenRouter that stands before the main model of a side task or a subagent, where the version is open: v0.13 to
 * v0.19 resolve the session's name of the provider (test/peers/hermes; agent/auxiliary_client.py `_resolve_auto`,
 * tools/delegate_tool.py). Of newer releases it is not known, so a version of v0.20 or more brings no such step.
 *
 * Text goes there with the placeholder of a key that the session has; `keyed` is true of what needs a real one.
 */
export function lostUrlSteps(
  { reading, main }: Surroundings,
  wish: {
    readonly model: string;
    readonly keyed: boolean;
    /** What of the session goes there: `side tasks`. */
    readonly who: string;
    readonly on?: readonly Trigger[];
  },
): readonly Step[] {
  if (!reading.whole || !mayBeEarly(reading) || !isCalledOpenRouter(main)) return [];
  const { env, out } = reading;
  const { reference } = main.settings;
  const hasKey = env?.has('OPENROUTER_API_KEY');
  // A session that names no model has none to lend to a task.
  if (wish.keyed ? hasKey === false : reference.model === '') return [];
  const condition = !wish.keyed ? ', even without a key' : hasKey ? '' : ', if OPENROUTER_API_KEY is set';
  const what = `Hermes v0.13 to v0.19 sends ${wish.who} to OpenRouter`;
  const because = `${what} where no provider stands beside \`model.base_url\`${condition}`;
  const depends: Implied['depends'] = wish.keyed && !hasKey ? ['version', 'environment'] : ['version'];
  const span = reference.baseUrlSpan ?? main.span;
  const implied: Implied = { because, span, depends, remedy: KEEP_URL };
  const model = wish.model || reference.model;
  const target = out.target({ provider: 'openrouter', model, span, implied });
  return [step([target], span, wish.on, implied)];
}
