import { describe, expect, it } from 'vitest';
import { schemaAt } from '../../src/schema/lookup.ts';

describe('schemaAt', () => {
  it('finds what a list is compared by', () => {
    expect(schemaAt('hermes', ['fallback_providers'])).toMatchObject({
      identity: ['provider', 'model', 'base_url'],
      order: 'chain',
      default: [],
      since: '0.6',
      deprecated: false,
    });
  });

  it('follows items, references and unions', () => {
    expect(schemaAt('hermes', ['fallback_providers', 3, 'model'])?.kind).toBe('model');
    expect(schemaAt('hermes', ['delegation', 'base_url'])).toMatchObject({
      kind: 'url',
      default: '',
      types: ['string'],
    });
    expect(schemaAt('hermes', ['providers', 'any-name', 'api_key'])?.kind).toBe('secret');
  });

  it('knows the whole config by the empty path', () => {
    expect(schemaAt('hermes', [])?.types).toEqual(['object']);
  });

  it('has nothing for a place that the schema does not have', () => {
    expect(schemaAt('hermes', ['delegation', 'no_such_key'])).toBeUndefined();
    expect(schemaAt('hermes', ['delegation', 0])).toBeUndefined();
    expect(schemaAt('nobody', ['model'])).toBeUndefined();
  });
});
