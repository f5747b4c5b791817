import { entriesOf, entryOf, itemsOf, type Node, textOf } from '../../blocks/node.ts';
import type { Span } from '../../text/span.ts';
import { entrySpan, isOn, spanOf, textAt } from '../values.ts';
import type { Deployment } from './deployments.ts';
import { mapAt } from './reading.ts';

/** A model that a deployment of `auto_router/…` may hand a prompt to, or let look at it. */
export interface RouterModel {
  readonly name: string;
  readonly span: Span;
}

/** What a deployment of `auto_router/…` does with a prompt. */
export interface StrategyRouter {
  readonly kind: 'semantic' | 'complexity' | 'adaptive' | 'quality';
  /** The groups it picks from. */
  readonly picks: readonly RouterModel[];
  /** The group it takes when nothing fits. */
  readonly fallback: RouterModel | undefined;
  /** Models that are asked about the prompt before it goes anywhere: an embedder, a classifier. */
  readonly asks: readonly RouterModel[];
  /** Some of the models it picks from are not in the file. */
  readonly partial: boolean;
}

/** The kinds of classifier that ask a model (`LLM_CLASSIFIER_TYPES`, router_strategy/complexity_router/config.py). */
const LLM_CLASSIFIERS: ReadonlySet<string> = new Set([
  'llm',
  'capability',
  'llm_v2',
  'heuristic_first',
  'hybrid',
]);

/**
 * Reads a routing deployment (`classify_strategy_router_model` and `strategy_router_dependencies`, litellm 1.106.2
 * router_utils/auto_router_model_naming.py); undefined for one that calls a model itself.
 */
export function strategyRouterOf(deployment: Deployment): StrategyRouter | undefined {
  if (!deployment.model.startsWith('auto_router/')) return undefined;
  const name = deployment.model.slice('auto_router/'.length);
  const { params } = deployment;
  if (name.startsWith('complexity_router')) return complexity(params);
  if (name.startsWith('adaptive_router'))
    return listed('adaptive', mapAt(params, 'adaptive_router_config'), params);
  if (name.startsWith('quality_router'))
    return listed('quality', mapAt(params, 'quality_router_config'), params);
  return semantic(params);
}

function semantic(params: Node | undefined): StrategyRouter {
  const routes = inlineRoutes(params);
  return {
    kind: 'semantic',
    picks: routes ?? [],
    fallback: named(params, 'auto_router_default_model'),
    asks: optional(named(params, 'auto_router_embedding_model')),
    partial: routes === undefined,
  };
}

// The routes' names are model groups; the JSON text is all of them.
function inlineRoutes(params: Node | undefined): readonly RouterModel[] | undefined {
  const entry = entryOf(params, 'auto_router_config');
  const text = textOf(entry?.value);
  if (!entry || text === undefined) return undefined;
  try {
    const config: unknown = JSON.parse(text);
    const routes = config instanceof Object && 'routes' in config ? config.routes : undefined;
    if (!Array.isArray(routes)) return undefined;
    return routes.flatMap((route: unknown) => {
      const name = route instanceof Object && 'name' in route ? route.name : undefined;
      return typeof name === 'string' ? [{ name, span: entrySpan(entry) }] : [];
    });
  } catch {
    return undefined;
  }
}

function complexity(params: Node | undefined): StrategyRouter {
  const config = mapAt(params, 'complexity_router_config');
  const picks: RouterModel[] = [];
  for (const { value } of entriesOf(mapAt(config, 'tiers'))) picks.push(...modelsIn(value));
  const type = textAt(config, 'classifier_type');
  const classifier = named(mapAt(config, 'classifier_llm_config'), 'model');
  const asks = LLM_CLASSIFIERS.has(type) ? optional(classifier) : [];
  const embeds = isOn(entryOf(config, 'semantic_keyword_matching')?.value);
  return {
    kind: 'complexity',
    picks,
    fallback: named(params, 'complexity_router_default_model'),
    asks: embeds ? [...asks, ...optional(named(config, 'embedding_model'))] : asks,
    partial: picks.length === 0,
  };
}

function listed(
  kind: 'adaptive' | 'quality',
  config: Node | undefined,
  params: Node | undefined,
): StrategyRouter {
  const picks = modelsIn(entryOf(config, 'available_models')?.value);
  const fallback = named(params, `${kind}_router_default_model`) ?? named(config, 'default_model');
  return { kind, picks, fallback, asks: [], partial: picks.length === 0 };
}

// A name, or a list of names.
function modelsIn(value: Node | undefined): readonly RouterModel[] {
  const nodes = value?.kind === 'list' ? itemsOf(value) : optional(value);
  return nodes.flatMap((node) => {
    const name = textOf(node) ?? textOf(entryOf(node, 'model_name')?.value);
    return name === undefined ? [] : [{ name, span: spanOf(node) }];
  });
}

function named(node: Node | undefined, key: string): RouterModel | undefined {
  const entry = entryOf(node, key);
  const name = textOf(entry?.value);
  return entry && name ? { name, span: entrySpan(entry) } : undefined;
}

function optional<T>(value: T | undefined): readonly T[] {
  return value === undefined ? [] : [value];
}
