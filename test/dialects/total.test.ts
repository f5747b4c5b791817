import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Node } from '../../src/blocks/node.ts';
import { hermes } from '../../src/dialects/hermes/index.ts';
import { SIDE_TASKS } from '../../src/dialects/hermes/tasks.ts';
import { smartModelRouting } from '../../src/dialects/smart-model-routing/index.ts';
import type { RoutingModel } from '../../src/model/routing.ts';
import { createCatalogue } from '../../src/providers/index.ts';
import { versionOf } from './adapted.ts';

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
  const type =
    value === null
      ? 'null'
      : typeof value === 'number' || typeof value === 'boolean'
        ? typeof value
        : 'string';
  const scalar =
    typeof value === 'number' || typeof value === 'boolean' || value === null ? value : String(value);
  return {
    kind: 'scalar',
    value: scalar,
    type: type === 'number' ? 'number' : type === 'boolean' ? 'boolean' : type === 'null' ? 'null' : 'string',
    style: 'plain',
    start,
    end: at.offset++,
  };
}

const word = fc.constantFrom(
  '',
  'auto',
  'main',
  'custom',
  'custom:desk',
  'desk',
  'ollama',
  'openrouter',
  'openai',
  'kimi',
  'moa',
  'nous',
  'nous-api',
  'openai-codex',
  'http://localhost:11434/v1',
  'https://openrouter.ai/api/v1',
  'http://[::1',
  '${URL}/v1',
  '$KEY',
  '[{"a": 1}]',
  'a/b:free',
  '__proto__',
  'false',
);
const scalar = fc.oneof(word, fc.string(), fc.integer(), fc.boolean(), fc.constant(null), fc.double());
const KEYS = (
  'model default name provider base_url api_base api api_key key_env providers custom_providers fallback_providers fallback_model fallback_chain ' +
  'auxiliary delegation smart_model_routing cheap_model enabled max_simple_chars thresholds max_chars primary_model moa presets reference_models aggregator ' +
  'cron model_provider model_aliases aliases platforms gateway channel_overrides extra model_routes tts stt web backend _config_version desk custom openrouter compression ' +
  'summary_model supports_vision free_only openrouter_model provider_routing toString __proto__'
).split(' ');
const key = fc.oneof(fc.constantFrom(...KEYS, ...SIDE_TASKS.map(({ name }) => name)), fc.string());
const value = fc.letrec((tie) => ({
  any: fc.oneof(
    { depthSize: 'medium', withCrossShrink: true },
    scalar,
    fc.array(tie('any'), { maxLength: 4 }),
    fc.dictionary(key, tie('any'), { maxKeys: 8, noNullPrototype: false }),
  ),
})).any;
const config = fc.dictionary(key, value, { maxKeys: 12, noNullPrototype: false });
const release = fc.constantFrom(undefined, '0.7', '0.10', '0.11', '0.19', '2026.9.14', 'x');
const env = fc.constantFrom(undefined, [], ['OPENROUTER_API_KEY', 'CUSTOM_BASE_URL']);

// Every id in the model leads to something, and nothing is reached twice under one name.
function expectSound(model: RoutingModel): void {
  const lanes = new Set(model.lanes.map(({ id }) => id));
  expect(lanes.size).toBe(model.lanes.length);
  for (const [id, target] of model.targets) expect(target.id).toBe(id);
  for (const lane of model.lanes) {
    expect(lane.routes.length).toBeGreaterThan(0);
    for (const { chain } of lane.routes) {
      expect(chain[0]?.on ?? []).toEqual([]);
      for (const step of chain) {
        expect(step.targets.length > 0 || lanes.has(step.enters ?? ''), `${lane.id} leads nowhere`).toBe(
          true,
        );
        for (const id of step.targets) expect(model.targets.has(id)).toBe(true);
      }
    }
  }
  for (const { span } of model.observations) expect(span.end).toBeGreaterThanOrEqual(span.start);
}

describe.each([hermes, smartModelRouting])('$id', (dialect) => {
  it('makes a sound model of anything', () => {
    fc.assert(
      fc.property(fc.oneof(config, value), release, env, fc.boolean(), (any, version, set, whole) => {
        const root = nodeOf(any);
        const detection = dialect.detect(root);
        const context = {
          catalogue,
          version: versionOf(version),
          completeness: whole ? 'whole' : 'fragment',
          ...(detection?.under === undefined ? {} : { under: detection.under }),
          ...(set === undefined ? {} : { env: set }),
        } as const;
        expectSound(dialect.adapt(root, context));
      }),
      { numRuns: 1500 },
    );
  });
});
