import fc from 'fast-check';
import { graphOf } from '../../src/map/build.ts';
import { MAP_BY, type MapGraph, type MapOptions } from '../../src/map/graph.ts';
import type { RoutingModel } from '../../src/model/routing.ts';
import type { Access, Locality } from '../../src/model/target.ts';
import { models } from '../flow/models.ts';

/** Texts that formats could take for their own syntax, and those no reader may meet as they are. */
const words = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 30 }),
  fc.constantFrom(
    'qwen3:8b at localhost:11434',
    '"]]; click n1 "javascript:alert(1)"',
    '</text><script>alert(1)</script>',
    '| a | b |\n<!-- /routelint map -->',
    '`code` and ```fence```',
    '1. a list, - another',
    '\u001b[31mred\u001b[0m \u202egnp.exe',
    'half \ud800 surrogate \ufffe',
    'key=value&other=<b>',
    '',
    '`',
    'a-very-long-name-without-any-blank'.repeat(8),
  ),
);

const LOCALITIES: readonly Locality[] = ['device', 'lan', 'cloud', 'unknown'];
const ACCESSES: readonly Access[] = ['free', 'subscription', 'metered', 'unknown'];

/** Models whose every text is hostile, with lanes that are merged, implied and conditional. */
export const hostileModels: fc.Arbitrary<RoutingModel> = fc
  .record({
    model: models,
    texts: fc.array(words, { minLength: 8, maxLength: 8 }),
    places: fc.array(fc.tuple(fc.constantFrom(...LOCALITIES), fc.constantFrom(...ACCESSES)), {
      minLength: 5,
      maxLength: 5,
    }),
    implied: fc.boolean(),
  })
  .map(({ model, texts, places, implied }) => {
    const say = (index: number): string => texts[index % texts.length] ?? '';
    const span = { start: 0, end: 0 };
    const added = implied ? { because: say(1), span } : undefined;
    const targets = [...model.targets].map(([id, target], index) => {
      const [locality, access] = places[index % places.length] ?? ['unknown', 'unknown'];
      return [
        id,
        {
          ...target,
          label: say(index),
          locality: { value: locality, because: '' },
          access: { value: access, because: '' },
        },
      ] as const;
    });
    return {
      ...model,
      targets: new Map(targets),
      lanes: model.lanes.map((lane, index) => ({
        ...lane,
        title: say(index + 3),
        implied: index > 0 ? added : undefined,
        routes: lane.routes.map((route, place) => ({
          ...route,
          implied: place > 0 ? added : undefined,
          when: { all: place === 0 ? [{ kind: 'signal', name: say(6), value: true, span } as const] : [] },
        })),
      })),
      sideChannels: [
        {
          kind: 'callback',
          name: say(2),
          locality: { value: 'unknown', because: '' },
          sees: say(4),
          span,
        } as const,
      ],
      notModelled: [{ what: say(5), span }],
    };
  });

/** Any way to group lanes, with and without a policy. */
export const options: fc.Arbitrary<MapOptions> = fc.record({
  title: words,
  program: fc.constant('Hermes Agent 0.20'),
  by: fc.subarray([...MAP_BY]),
  privacy: fc.constantFrom(undefined, {
    allow: ['device', 'lan'] as const,
    carries: (lane: string) => lane !== 'aux',
  }),
});

/** One to three maps of hostile models. */
export const graphs: fc.Arbitrary<readonly MapGraph[]> = fc.array(
  fc.tuple(hostileModels, options).map(([model, how]) => graphOf(model, how)),
  { minLength: 1, maxLength: 3 },
);
