import type { Route } from '../../model/routing.ts';
import type { Fallback } from './fallback.ts';
import { MAIN_FAILURES, step } from './lanes.ts';
import type { Surroundings } from './side.ts';
import { cheapRoute } from './smart.ts';

/** The main lane: the cheap route of old releases, then the main model with its fallbacks. */
export function addMainLane(around: Surroundings, fallbacks: readonly Fallback[]): void {
  const { reading, main } = around;
  const cheap = cheapRoute(around);
  const { reference, providerEntry } = main.settings;
  const shows = main.settings.stated || fallbacks.length > 0 || reading.whole || cheap !== undefined;
  if (!shows) return;
  const span = main.span;
  const because = providerEntry
    ? undefined
    : reference.model === ''
      ? 'no key names the main model'
      : undefined;
  const implied = because === undefined ? undefined : { because, span };
  const first =
    main.targets.length === 0 ? [] : [step(main.targets, providerEntry?.keySpan ?? span, [], implied)];
  const rest = fallbacks.map(({ targets, span: at }) => step(targets, at, MAIN_FAILURES));
  // A main model that Hermes refuses leaves the first fallback as the first choice.
  const [head, ...tail] = [...first, ...rest];
  const chain = head ? [{ ...head, on: [] }, ...tail] : [];
  const primary: Route = { id: 'main', when: { all: [] }, chain, span, implied };
  const routes = cheap ? [{ ...cheap, chain: [...cheap.chain, ...rest] }, primary] : [primary];
  if (routes.every((route) => route.chain.length === 0)) return;
  reading.out.lane({ id: 'main', kind: 'main', title: 'the main lane', routes, span, implied });
}
