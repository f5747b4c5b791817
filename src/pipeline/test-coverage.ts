import type { BlockSummary } from '../findings/report.ts';
import type { Coverage, Uncovered } from '../findings/test-report.ts';
import type { Route, RoutingModel, Step } from '../model/routing.ts';
import { type Coverable, coverable } from '../route-test/coverage.ts';
import { redact } from '../text/redact.ts';
import { locate, type View } from '../text/view.ts';
import type { TestedBlock } from './test-policy.ts';

/** What cases of all test files exercise. A config that several files test is one. */
export class CoverageCount {
  readonly #parts = new Map<string, { readonly part: Uncovered; covered: boolean }>();
  readonly #uncertain = new Map<string, number>();

  /** Counts the parts of a config, and those of them that passing cases exercised. */
  add({ ground, tracing }: TestedBlock, block: BlockSummary, exercised: ReadonlySet<Route | Step>): void {
    const { parts, uncertain } = coverable(ground);
    this.#uncertain.set(block.id, uncertain);
    for (const part of parts) {
      const { lane, route, step } = part;
      const key = [block.id, lane.id, lane.routes.indexOf(route), step ? route.chain.indexOf(step) : ''].join(
        '\n',
      );
      const known = this.#parts.get(key);
      const covered = exercised.has(step ?? route) || known?.covered === true;
      this.#parts.set(key, { part: known?.part ?? described(ground.model, tracing.view, part), covered });
    }
  }

  get coverage(): Coverage {
    const all = [...this.#parts.values()];
    const count = (kind: Uncovered['kind']) => {
      const some = all.filter(({ part }) => part.kind === kind);
      return { covered: some.filter(({ covered }) => covered).length, total: some.length };
    };
    return {
      routes: count('route'),
      hops: count('hop'),
      uncovered: all.filter(({ covered }) => !covered).map(({ part }) => part),
      uncertain: [...this.#uncertain.values()].reduce((sum, number) => sum + number, 0),
    };
  }
}

function described(model: RoutingModel, view: View, { lane, route, step }: Coverable): Uncovered {
  const place = { lane: redact(lane.title), at: locate(view, (step ?? route).span) };
  if (!step) return { kind: 'route', label: redact(route.id), ...place };
  const labels = step.targets.flatMap((id) => model.targets.get(id)?.label ?? []);
  const entered = model.lanes.find((one) => one.id === step.enters)?.title ?? '';
  return { kind: 'hop', label: redact(labels.length > 0 ? labels.join(' or ') : entered), ...place };
}
