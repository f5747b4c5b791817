import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Node } from '../../../src/blocks/node.ts';
import { litellm } from '../../../src/dialects/litellm/index.ts';
import type { RoutingModel } from '../../../src/model/routing.ts';
import { createCatalogue } from '../../../src/providers/index.ts';
import { versionOf } from '../adapted.ts';

const catalogue = createCatalogue();

// Spans count up, so that every node has a place of its own.
function nodeOf(value: unknown, at = { offset: 0 }): Node {
  const start = at.offset++;
  if (Array.isArray(value)) {
    const items = value.map((item) => nodeOf(item, at));
    return { kind: 'list', items, start, end: ++at.offset };
  }
  if (typeof value === 'object' && value !== null) {
    const entries = Object.entries(value).map(([key, inner]) => {
      const keySpan = { start: at.offset++, end: at.offset++ };
      return { key, keySpan, value: nodeOf(inner, at), merged: false };
    });
    return { kind: 'map', entries, start, end: ++at.offset };
  }
  const own =
    typeof value === 'number' || typeof value === 'boolean' || value === null ? value : String(value);
  const type =
    own === null
      ? 'null'
      : typeof own === 'number'
        ? 'number'
        : typeof own === 'boolean'
          ? 'boolean'
          : 'string';
  return { kind: 'scalar', value: own, type, style: 'plain', start, end: at.offset++ };
}

const name = fc.constantFrom(
  'a',
  'b',
  'c',
  'al',
  'openai/*',
  '*',
  'openai/x',
  'x',
  'id-1',
  'auto',
  '',
  'gpt-4o',
  '__proto__',
);
const model = fc.constantFrom(
  'openai/x',
  'ollama_chat/qwen3:8b',
  'openai/*',
  '*',
  'qwen3',
  'os.environ/M',
  'auto_router/s',
  'auto_router/complexity_router',
  'auto_router/quality_router',
  'groq/**',
  '',
);
const endpoint = fc.constantFrom(
  'http://localhost:1/v1',
  'os.environ/B',
  '${B}',
  'http://[::1',
  '',
  'https://api.openai.com',
);
const junk = fc.oneof(
  fc.string(),
  fc.integer(),
  fc.boolean(),
  fc.constant(null),
  fc.constant([]),
  fc.constant({}),
);
const maybe = <T>(value: fc.Arbitrary<T>) =>
  fc.oneof({ weight: 6, arbitrary: value }, { weight: 1, arbitrary: junk });
const some = <T>(model_: { [K in keyof T]: fc.Arbitrary<T[K]> }) => fc.record(model_, { requiredKeys: [] });

const names = maybe(fc.array(maybe(name), { maxLength: 3 }));
const deployment = some({
  model_name: maybe(name),
  litellm_params: maybe(
    some({
      model: maybe(model),
      api_base: maybe(endpoint),
      api_key: maybe(fc.constantFrom('sk-1234', 'os.environ/K', 'none')),
      order: maybe(fc.integer({ min: 0, max: 2 })),
      weight: maybe(fc.integer({ min: 0, max: 2 })),
      tags: maybe(fc.array(fc.constantFrom('default', 't'))),
      litellm_credential_name: maybe(fc.constantFrom('c', 'd')),
      silent_model: maybe(fc.oneof(name, fc.array(name))),
      auto_router_default_model: maybe(name),
      auto_router_embedding_model: maybe(name),
      auto_router_config: maybe(
        fc.constantFrom('{"routes":[{"name":"a"},3,null]}', '[1]', '{', '"x"', 'null'),
      ),
      complexity_router_config: maybe(
        some({ tiers: maybe(fc.dictionary(fc.string(), maybe(fc.oneof(name, fc.array(name))))) }),
      ),
      quality_router_config: maybe(some({ available_models: names })),
      mock_response: junk,
    }),
  ),
  model_info: maybe(
    some({
      id: maybe(fc.constantFrom('id-1', 'a')),
      mode: maybe(fc.constantFrom('embedding', 'x')),
      order: junk,
      priority: fc.integer(),
    }),
  ),
  order: junk,
  api_base: junk,
});
const target = fc.oneof(name, fc.record({ model: maybe(name), api_base: junk }));
const list = maybe(
  fc.array(maybe(fc.dictionary(name, maybe(fc.array(maybe(target), { maxLength: 3 })), { maxKeys: 2 })), {
    maxLength: 4,
  }),
);
const lists = {
  fallbacks: list,
  context_window_fallbacks: list,
  content_policy_fallbacks: list,
  default_fallbacks: names,
  max_fallbacks: maybe(fc.integer({ min: 0, max: 3 })),
};
const config = some({
  model_list: maybe(fc.array(maybe(deployment), { maxLength: 5 })),
  router_settings: maybe(
    some({
      ...lists,
      model_group_alias: maybe(fc.dictionary(name, maybe(fc.oneof(name, fc.record({ model: name }))))),
      enable_tag_filtering: maybe(fc.boolean()),
      routing_groups: maybe(
        fc.array(
          maybe(
            some({
              group_name: maybe(name),
              models: names,
              routing_strategy: fc.constantFrom('priority', 'x'),
              model_priorities: maybe(fc.dictionary(name, junk)),
            }),
          ),
        ),
      ),
    }),
  ),
  litellm_settings: maybe(
    some({
      ...lists,
      callbacks: names,
      success_callback: maybe(fc.constantFrom('langfuse', ['otel', 'a.b'])),
      cache: maybe(fc.constant(true)),
      cache_params: maybe(
        some({ type: maybe(fc.constantFrom('redis-semantic', 's3', '__proto__')), host: maybe(endpoint) }),
      ),
    }),
  ),
  general_settings: maybe(
    some({
      completion_model: maybe(name),
      store_model_in_db: fc.boolean(),
      alerting: names,
      pass_through_endpoints: names,
    }),
  ),
  environment_variables: maybe(fc.dictionary(fc.constantFrom('B', 'K', 'OPENAI_API_BASE'), maybe(endpoint))),
  credential_list: maybe(
    fc.array(
      maybe(
        some({
          credential_name: maybe(fc.constant('c')),
          credential_values: maybe(some({ api_base: maybe(endpoint) })),
        }),
      ),
    ),
  ),
  guardrails: maybe(
    fc.array(
      maybe(
        some({
          guardrail_name: junk,
          litellm_params: maybe(
            some({ guardrail: maybe(fc.constantFrom('presidio', 'lakera', 'toString')), mode: junk }),
          ),
        }),
      ),
    ),
  ),
  include: maybe(fc.array(fc.string())),
});
const release = fc.constantFrom(undefined, '1.60.0', '1.80.0', '1.83.0', '1.100.0', '1.106.2', 'x');

// Every id in the model leads to something, and nothing is reached twice under one name.
function expectSound({ lanes, targets, observations }: RoutingModel): void {
  const ids = new Set(lanes.map(({ id }) => id));
  expect(ids.size).toBe(lanes.length);
  for (const lane of lanes) {
    expect(lane.routes.length).toBeGreaterThan(0);
    for (const { chain, unanswered } of lane.routes) {
      if (!unanswered) expect(chain[0]?.on ?? []).toEqual([]);
      for (const step of chain) {
        expect(step.targets.length > 0 || ids.has(step.enters ?? ''), `${lane.id} leads nowhere`).toBe(true);
        for (const id of step.targets) expect(targets.get(id)?.id).toBe(id);
      }
    }
  }
  for (const { span, fix } of observations) {
    expect(span.end).toBeGreaterThanOrEqual(span.start);
    if (fix) expect(fix.span.end).toBeGreaterThan(fix.span.start);
  }
}

describe('a model', () => {
  it('is sound, whatever the config is', () => {
    fc.assert(
      fc.property(fc.oneof(config, fc.jsonValue()), release, fc.boolean(), (any, version, whole) => {
        const root = nodeOf(any);
        const detection = litellm.detect(root);
        const model = litellm.adapt(root, {
          catalogue,
          version: versionOf(version),
          completeness: whole ? 'whole' : 'fragment',
          ...(detection?.under === undefined ? {} : { under: detection.under }),
          ...(whole ? {} : { env: ['B', 'LANGFUSE_HOST'] }),
        });
        expectSound(model);
      }),
      { numRuns: 3000 },
    );
  });

  it('is made of long chains of names without a long stack', () => {
    const count = 20_000;
    const chain = Array.from({ length: count }, (_, index) => ({
      [`openai/m${index}`]: [`openai/m${index + 1}`],
    }));
    const root = nodeOf({
      model_list: [{ model_name: 'openai/*', litellm_params: { model: 'openai/*' } }],
      router_settings: { fallbacks: chain },
    });
    const model = litellm.adapt(root, { catalogue, version: versionOf(undefined), completeness: 'whole' });
    expect(model.lanes.length).toBe(count + 2);
  });
});
