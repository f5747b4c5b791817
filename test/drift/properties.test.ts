import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { DialectId } from '../../src/dialects/dialect.ts';
import { hermesHistory } from '../../src/dialects/hermes/history.ts';
import type { ClaimMode } from '../../src/drift/claim.ts';
import { compareBlocks } from '../../src/drift/compare-blocks.ts';
import { type BlockOptions, blockOf } from './blocks.ts';
import { catalogue, toldDrift } from './told.ts';

const DIALECTS: readonly DialectId[] = ['hermes', 'litellm', 'smart-model-routing'];

// Keys and values that the canonical forms and the schemas know, among others that they do not.
const KEYS =
  'model default provider base_url api_base api fallback_providers fallback_model custom_providers providers name models id auxiliary vision fallback_chain delegation smart_model_routing cheap_model cheap_model_base_url thresholds max_chars max_simple_chars enabled model_list model_name litellm_params router_settings litellm_settings fallbacks default_fallbacks model_group_alias compression summary_model api_key x __proto__'.split(
    ' ',
  );
const scalar = fc.oneof(
  fc.constantFrom<unknown>(
    null,
    '',
    true,
    false,
    'on',
    0,
    1.5,
    'a',
    'b',
    'codex',
    'openai-codex',
    'custom:a',
    '<x>',
    '…',
    'http://A:80/',
    '[]',
  ),
  fc.string({ maxLength: 8 }),
  fc.integer(),
);
const { tree } = fc.letrec((tie) => ({
  tree: fc.oneof({ maxDepth: 4, depthSize: 'small' }, scalar, tie('list'), tie('map')),
  list: fc.array(tie('tree'), { maxLength: 4 }),
  map: fc.dictionary(fc.oneof(fc.constantFrom(...KEYS), fc.string({ maxLength: 4 })), tie('tree'), {
    maxKeys: 6,
  }),
}));
const config = fc.dictionary(fc.constantFrom(...KEYS), tree, { maxKeys: 8 });

// JSON is YAML, but for these; a text that cannot be read is no block.
function block(value: unknown, options: BlockOptions) {
  return blockOf(
    JSON.stringify(value).replace(/[\u007f-\u009f\ufeff\u2028\u2029\ud800-\udfff]/g, '?'),
    options,
  );
}

function drift(first: unknown, second: unknown, options: BlockOptions, mode: ClaimMode = 'claim') {
  const documented = block(first, { ...options, path: 'post.md' });
  return toldDrift(
    compareBlocks(documented, [block(second, { ...options, path: 'live.yaml' })], { catalogue, mode }),
  );
}

const options = fc.constantFrom<BlockOptions>(
  ...DIALECTS.map((dialect) => ({ dialect })),
  { history: hermesHistory() },
  { markers: { complete: true } },
);

describe('any two trees', () => {
  it('can be compared', () => {
    fc.assert(
      fc.property(
        tree,
        tree,
        options,
        fc.constantFrom<ClaimMode>('claim', 'change'),
        (first, second, each, mode) => {
          for (const line of drift(first, second, each, mode))
            expect(line).toMatch(/^\d+ (contradicts|not-live|omits)\//);
        },
      ),
    );
  });

  it('that are one tree agree', () => {
    fc.assert(
      fc.property(config, options, fc.constantFrom<ClaimMode>('claim', 'change'), (value, each, mode) => {
        expect(drift(value, value, each, mode)).toEqual([]);
      }),
    );
  });

  it('of which one is a piece of the other agree', () => {
    fc.assert(
      fc.property(
        config,
        fc.constantFrom(...DIALECTS),
        fc.infiniteStream(fc.boolean()),
        (value, dialect, choice) => {
          const piece = Object.fromEntries(Object.entries(value).filter(() => choice.next().value));
          // A key that is read only where another is empty may come into its own when that one is not shown.
          const pairs = [
            ['model', 'provider', 'base_url'],
            ['fallback_providers', 'fallback_model'],
            ['providers', 'custom_providers'],
            ['router_settings', 'litellm_settings'],
          ];
          for (const keys of pairs) {
            if (keys.some((key) => Object.hasOwn(piece, key))) {
              for (const key of keys) if (Object.hasOwn(value, key)) piece[key] = value[key];
            }
          }
          fc.pre(dialect !== 'smart-model-routing');
          expect(drift(piece, value, { dialect })).toEqual([]);
        },
      ),
    );
  });

  it('do not depend on the order of keys', () => {
    fc.assert(
      fc.property(config, config, options, (first, second, each) => {
        const turned = Object.fromEntries(Object.entries(first).reverse());
        expect([...drift(turned, second, each)].sort()).toEqual([...drift(first, second, each)].sort());
      }),
    );
  });
});

describe('lists', () => {
  const names = fc.uniqueArray(fc.constantFrom('a', 'b', 'c', 'd', 'e'), { minLength: 2, maxLength: 5 });
  const shuffled = names.chain((list) =>
    fc.tuple(fc.constant(list), fc.shuffledSubarray(list, { minLength: list.length })),
  );

  it('that are sets may be in any order', () => {
    fc.assert(
      fc.property(shuffled, ([first, second]) => {
        expect(drift({ toolsets: first }, { toolsets: second }, {})).toEqual([]);
      }),
    );
  });

  it('that are chains may not', () => {
    const chain = (models: readonly string[]) => ({
      fallback_providers: models.map((model) => ({ provider: 'nous', model })),
    });
    fc.assert(
      fc.property(shuffled, ([first, second]) => {
        const same = first.every((name, index) => name === second[index]);
        expect(drift(chain(first), chain(second), {})).toHaveLength(same ? 0 : 1);
      }),
    );
  });
});
