import type { Draw, Mapping } from './draw.ts';

const NAMES = ['box', 'my lab', 'Gateway', 'kimi', 'deepseek', 'custom', 'ollama'];

/** The keys that name endpoints: `providers`, `custom_providers`, each in the shapes that files have. */
export function endpointsOf(draw: Draw): Mapping {
  const { random } = draw;
  const config: Mapping = {};
  if (random.chance(0.45)) config['providers'] = providersOf(draw);
  if (random.chance(0.3)) config['custom_providers'] = customProvidersOf(draw);
  return config;
}

function providersOf(draw: Draw): unknown {
  const { random } = draw;
  const providers: Mapping = {};
  for (let left = random.between(1, 2); left > 0; left--) {
    const name = random.pick(NAMES);
    const url = random.pick(['api', 'url', 'base_url', 'base_url']);
    providers[slug(random.chance(0.8), name)] = {
      ...(random.chance(0.15) ? { name: 'The Lab' } : {}),
      ...(random.chance(0.9) ? { [url]: draw.url() } : {}),
      ...(random.chance(0.3) ? { [random.pick(['model', 'default_model'])]: 'entry-model' } : {}),
      ...(random.chance(0.2) ? { key_env: 'BOX_KEY' } : {}),
      ...(random.chance(0.1) ? { enabled: random.chance(0.3) } : {}),
    };
    draw.names.push(random.chance(0.5) ? slug(true, name) : `custom:${slug(true, name)}`);
  }
  if (random.chance(0.08)) providers['openrouter'] = { enabled: false };
  return providers;
}

function customProvidersOf(draw: Draw): unknown {
  const { random } = draw;
  const list = Array.from({ length: random.between(1, 2) }, () => {
    const name = random.pick(NAMES);
    draw.names.push(random.chance(0.4) ? slug(true, name) : `custom:${slug(true, name)}`);
    return {
      ...(random.chance(0.95) ? { name } : {}),
      ...(random.chance(0.9) ? { base_url: draw.url() } : {}),
      ...(random.chance(0.4) ? { model: 'entry-model' } : {}),
    };
  });
  if (random.chance(0.1)) return Object.fromEntries(list.map((item) => [String(item.name ?? 'x'), item]));
  return random.chance(0.08) ? JSON.stringify(list) : list;
}

function slug(lower: boolean, name: string): string {
  return lower ? name.toLowerCase().replaceAll(' ', '-') : name;
}
