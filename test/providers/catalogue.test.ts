import { describe, expect, it } from 'vitest';
import { createCatalogue } from '../../src/providers/index.ts';

const catalogue = createCatalogue();

describe('the built-in catalogue', () => {
  it('has each id and alias once', () => {
    const names = catalogue.providers.flatMap(({ id, aliases }) => [id, ...aliases]);
    expect(names.filter((name, index) => names.indexOf(name) !== index)).toEqual([]);
    expect(names.filter((name) => name !== name.toLowerCase())).toEqual([]);
    const hosts = catalogue.providers.flatMap((provider) => provider.hosts);
    expect(hosts.filter((host) => host !== host.toLowerCase())).toEqual([]);
  });

  it('finds each provider by the host of its own endpoint, or another of the same host', () => {
    for (const { id, endpoint, locality } of catalogue.providers) {
      if (endpoint === undefined || locality !== 'cloud' || endpoint.startsWith('acp:')) continue;
      const { host, pathname } = new URL(endpoint);
      expect(catalogue.byHost(`${host}${pathname}`)?.locality, id).toBe('cloud');
    }
  });

  it.each([
    ['API.OpenAI.com', 'openai'],
    ['api.z.ai', 'zai'],
    ['api.z.ai/api/coding/paas/v4', 'zai-coding-plan'],
    ['api.z.ai/api/codingx', 'zai'],
    ['opencode.ai/zen/go/v1', 'opencode-go'],
    ['mine.openai.azure.com:443', 'azure'],
    ['bedrock-runtime.eu-west-1.amazonaws.com', 'bedrock'],
    ['api.x.ai', 'xai'],
    ['openai.com.evil.example', undefined],
    ['localhost', undefined],
  ])('%s is a host of %s', (host, expected) => {
    expect(catalogue.byHost(host)?.id).toBe(expected);
  });

  it('finds by alias in any case', () => {
    expect(catalogue.find('GitHub-Copilot')?.id).toBe('copilot');
    expect(catalogue.find(' together ')?.id).toBe('together_ai');
    expect(catalogue.find('nobody')).toBeUndefined();
  });
});

describe('overrides', () => {
  it('lay parts over a built-in provider, found by its alias too', () => {
    const own = createCatalogue({ providers: [{ id: 'github-copilot', access: 'metered' }], endpoints: {} });
    const provider = own.find('copilot');
    expect(provider).toMatchObject({
      id: 'copilot',
      access: 'metered',
      credential: 'token',
      declared: ['access'],
    });
    expect(own.providers).toHaveLength(catalogue.providers.length);
  });
  it('add a provider, which is found by its names and hosts in any case', () => {
    const own = createCatalogue({
      providers: [{ id: 'Mine', aliases: ['MyProxy'], hosts: ['AI.Example.com', '.Example.org'] }],
      endpoints: {},
    });
    for (const name of ['mine', 'MINE', 'myproxy', 'MyProxy']) expect(own.find(name)?.id, name).toBe('Mine');
    for (const host of ['ai.example.com', 'AI.EXAMPLE.COM', 'x.example.org'])
      expect(own.byHost(host)?.id, host).toBe('Mine');
    expect(own.byHost('example.org')).toBeUndefined();
  });
  it('add a provider, which wins its host', () => {
    const own = createCatalogue({
      providers: [{ id: 'mine', hosts: ['api.openai.com'], locality: 'lan' }],
      endpoints: {},
    });
    expect(own.byHost('api.openai.com')?.id).toBe('mine');
    expect(own.find('mine')?.access).toBe('unknown');
  });
});
