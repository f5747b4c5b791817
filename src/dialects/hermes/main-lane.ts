import type { Route } from '../../model/routing.ts';
import type { Fallback } from './fallback.ts';
import { MAIN_FAILURES, step } from './lanes.ts';
import { isEarly } from './reading.ts';
import type { Surroundings } from './side.ts';
import { cheapRoute } from './smart.ts';

// OpenRouter without a key is no error of a login, which is what sends Hermes on to the fallbacks (cli_agent_setup_mixin.py,
// gateway/run.py, up to v0.19).
function endsWithoutKey({ reading, main }: Surroundings): boolean {
  return isEarly(reading) && reading.out.known(main.targets[0] ?? '')?.provider === 'openrouter';
}

/** The main lane: the cheap route of old releases, then the main model with its fallbacks. */
export function addMainLane(around: Surroundings, fallbacks: readonly Fallback[]): void {
  const { reading, main } = around;
  const cheap = cheapRoute(around);
  const shows = main.settings.stated || fallbacks.length > 0 || reading.whole || cheap !== undefined;
  if (!shows || main.stops) return;
  const span = main.span;
  const implied = reading.out.known(main.targets[0] ?? '')?.implied;
  const at = main.settings.providerEntry?.keySpan ?? span;
  const first = main.targets.length === 0 ? [] : [step(main.targets, at, [], implied)];
  const rest = fallbacks.map(({ targets, span: place }) => step(targets, place, MAIN_FAILURES));
  // A main model that Hermes refuses leaves the first fallback as the first choice.
  const [head, ...tail] = [...first, ...rest];
  const chain = head ? [{ ...head, on: [] }, ...tail] : [];
  const primary: Route = { id: 'main', when: { all: [] }, chain, span, implied };
  const routes = cheap ? [{ ...cheap, chain: [...cheap.chain, ...rest] }, primary] : [primary];
  if (routes.every((route) => route.chain.length === 0)) return;
  const lane = { id: 'main', kind: 'main', title: 'the main lane', routes, span, implied } as const;
  reading.out.lane(endsWithoutKey(around) ? { ...lane, ends: ['no-credential'] } : lane);
}
