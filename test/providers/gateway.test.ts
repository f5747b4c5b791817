import { expect, it } from 'vitest';
import { isGatewayName } from '../../src/providers/gateway.ts';

it.each(
  (
    'bridge proxy gateway litellm 9router omniroute cliproxy cliproxyapi cli-proxy cli-proxy-api ccr claude-code-router ' +
    'copilot-api new-api one-api bifrost portkey openclaw'
  ).split(' '),
)('a name with the word `%s` is like a gateway’s', (word) => {
  expect(isGatewayName(word)).toBe(true);
  expect(isGatewayName(`my-${word.toUpperCase()}-1`)).toBe(true);
});

it('a name that only holds a piece of such a word is not', () => {
  for (const name of ['router', 'chat-route', 'api', 'host.docker.internal', 'accra'])
    expect(isGatewayName(name), name).toBe(false);
  expect(isGatewayName('gateway.docker.internal')).toBe(false);
});
