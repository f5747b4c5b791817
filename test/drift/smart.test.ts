import { expect, it } from 'vitest';
import { driftOf } from './told.ts';

const smart = { dialect: 'smart-model-routing' } as const;
const LIVE = `smart_model_routing:
  enabled: true
  max_simple_chars: 160
  max_simple_words: 28
  cheap_model: { provider: custom, model: q, base_url: "http://localhost:1/v1" }
  primary_model: p
`;

it.each([
  ['nothing of what it leaves out', 'smart_model_routing: { cheap_model: q }'],
  [
    'limits in a mapping of their own',
    'smart_model_routing: { thresholds: { max_chars: 160, max_words: 28 } }',
  ],
  [
    'a cheap model as text',
    'smart_model_routing: { cheap_model: "q:latest", cheap_model_base_url: "http://127.0.0.1:1/v1/" }',
  ],
  ['a primary model as mapping', 'smart_model_routing: { primary_model: { model: p } }'],
])('reads %s', (_, documented) => {
  expect(driftOf(documented, LIVE, smart)).toEqual([]);
});

it('names what differs as the document writes it', () => {
  const documented = `enabled: false
cheap_model: z
cheap_model_base_url: http://localhost:2/v1
thresholds:
  max_chars: 200
  max_lines: 1
primary_model: y
`;
  const told = driftOf(documented, LIVE, { ...smart, under: 'smart_model_routing' });
  expect([...told].sort()).toEqual([
    '1 contradicts/value smart_model_routing.enabled: false -> true (live 2)',
    '2 contradicts/value smart_model_routing.cheap_model: z -> q (live 5)',
    '3 contradicts/value smart_model_routing.cheap_model_base_url: http://localhost:2/v1 -> http://localhost:1/v1 (live 5)',
    '5 contradicts/value smart_model_routing.thresholds.max_chars: 200 -> 160 (live 3)',
    '6 not-live/not-set smart_model_routing.thresholds.max_lines: 1 -> nothing (live 1)',
    '7 contradicts/value smart_model_routing.primary_model: y -> p (live 6)',
  ]);
});
