import fc from 'fast-check';
import { expect, test } from 'vitest';
import { fingerprint } from '../../src/findings/fingerprint.ts';

test('is twelve hex digits, whatever the text', () => {
  fc.assert(
    fc.property(fc.array(fc.string()), (parts) => {
      expect(fingerprint(parts)).toMatch(/^[0-9a-f]{12}$/);
    }),
  );
});

test('tells parts apart that join to the same text', () => {
  expect(fingerprint(['ab', 'c'])).not.toBe(fingerprint(['a', 'bc']));
});

test('ten thousand similar findings have ten thousand fingerprints', () => {
  const seen = new Set<string>();
  for (let i = 0; i < 10_000; i++)
    seen.add(fingerprint(['unknown-target', 'litellm', `a/b-${i}.yaml`, '- fast: [gpt-4]', '0']));
  expect(seen.size).toBe(10_000);
});
