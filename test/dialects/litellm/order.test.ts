import { describe, expect, it } from 'vitest';
import { litellm } from '../../../src/dialects/litellm/index.ts';
import { adapted } from '../adapted.ts';

function group(params: readonly string[], settings = ''): string {
  const entries = params.map(
    (more, index) =>
      `  - { model_name: g, litellm_params: { model: groq/m${index}${more.startsWith('}') ? more : `, ${more} }`} }`,
  );
  return `model_list:\n${entries.join('\n')}\n${settings}\n`;
}

const steps = (text: string, version?: string) =>
  adapted(litellm, text, version === undefined ? {} : { version }).chain('group:g');
const seen = (text: string, version?: string) =>
  adapted(litellm, text, version === undefined ? {} : { version }).seen;

describe('`order`', () => {
  const text = group(['order: 2', 'order: 1', 'order: 2', 'rpm: 1']);

  it('makes tiers, and what has none comes last', () => {
    expect(steps(text, '1.83.0')).toEqual(['m1 via groq', 'm0 via groq | m2 via groq', 'm3 via groq']);
    expect(steps(text)).toEqual(steps(text, '1.83.0'));
  });

  it('was read with pre-call checks only', () => {
    expect(steps(text, '1.82.6')).toEqual(['m0 via groq | m1 via groq | m2 via groq | m3 via groq']);
    expect(steps(`${text}router_settings: { enable_pre_call_checks: true }\n`, '1.82.6')).toHaveLength(3);
  });

  it('is not left for a long prompt or a refusal', () => {
    const { model } = adapted(litellm, text, { version: '1.83.0' });
    const on = model.lanes[0]?.routes[0]?.chain[1]?.on ?? [];
    expect(on).toContain('server-error');
    expect(on).not.toContain('context-window');
    expect(on).not.toContain('content-policy');
  });

  it('of `model_info` counts since 1.83.3', () => {
    const info = group(['} , model_info: { order: 2 }', '}, model_info: { order: 1 }']);
    expect(steps(info, '1.83.3')).toEqual(['m1 via groq', 'm0 via groq']);
    expect(steps(info, '1.83.0')).toEqual(['m0 via groq | m1 via groq']);
    expect(seen(info, '1.83.0')).toEqual([
      '2 ignored-value litellm-outside-litellm-params',
      '3 ignored-value litellm-outside-litellm-params',
    ]);
    expect(seen(info, '1.83.3')).toEqual([]);
  });

  it('that is the same for all says nothing', () => {
    expect(seen(group(['order: 1', 'order: 1']), '1.80.0')).toEqual([]);
  });
});

describe('what looks like an order', () => {
  it('is reported where it differs', () => {
    expect(seen(group(['}, model_info: { priority: 1 }', '}, model_info: { priority: 1 }']))).toEqual([]);
    expect(seen(group(['}, model_info: { priority: 1 }', '}, model_info: { priority: high }']))).toEqual([]);
    expect(seen(group(['priority: 1', 'priority: 2']))).toEqual(['2 ignored-value litellm-order-lookalike']);
    expect(seen(group(['priority: 1, order: 1', 'priority: 2, order: 2']), '1.83.0')).toEqual([]);
  });
});

describe('weights', () => {
  it.each([
    [['weight: 1', 'weight: 2'], []],
    [['weight: 1', 'rpm: 2'], ['litellm-weight-on-some']],
    [['rpm: 1', 'weight: 2'], ['litellm-weight-on-some-not-first']],
    [['rpm: 1', 'tpm: 2'], ['litellm-weight-on-some']],
    [['rpm: 1', 'rpm: 2'], []],
    [['rpm: 1', '}, rpm: 2'], []],
    [['weight: 1, order: 1', 'order: 2'], []],
  ])('%j', (params, codes) => {
    expect(seen(group(params), '1.102.0')).toEqual(codes.map((code) => expect.stringContaining(code)));
  });

  it('that the first lacks count since 1.103', () => {
    expect(seen(group(['num_ctx: 1', 'rpm: 2']), '1.102.0')).toEqual([]);
    expect(seen(group(['num_ctx: 1', 'rpm: 2']), '1.103.0')).toEqual([
      '3 ignored-value litellm-weight-on-some',
    ]);
    expect(seen(group(['num_ctx: 1', 'rpm: 2']))).toEqual([
      '3 ignored-value litellm-weight-on-some-not-first',
    ]);
  });

  it('are for `simple-shuffle`', () => {
    const busy = 'router_settings: { routing_strategy: least-busy }';
    expect(seen(group(['weight: 1', 'weight: 2'], busy))).toEqual([
      '2 ignored-value litellm-weight-needs-simple-shuffle',
    ]);
    expect(seen(group(['rpm: 1', 'tpm: 2'], busy))).toEqual([]);
  });
});

describe('tags', () => {
  const tagged = group(['tags: [default]', 'tags: [free, eu]', 'tags: [eu]']);

  it('choose where they are asked for', () => {
    const { model, chain } = adapted(litellm, `${tagged}router_settings: { enable_tag_filtering: true }\n`);
    expect(model.lanes[0]?.routes.map(({ id, chain: [first] }) => [id, first?.targets.length])).toEqual([
      ['tag:free', 1],
      ['tag:eu', 2],
      ['untagged', 1],
    ]);
    expect(chain('group:g')).toEqual(['m0 via groq']);
  });

  it('choose nothing unless that is turned on', () => {
    expect(steps(tagged)).toEqual(['m0 via groq | m1 via groq | m2 via groq']);
  });
});
