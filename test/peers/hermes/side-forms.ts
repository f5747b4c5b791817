import type { Draw, Mapping } from './draw.ts';
import { CUSTOM_NAMES } from './providers.ts';

/** Side tasks that cases ask. */
export const TASKS: readonly string[] = ['compression', 'title_generation', 'web_extract', 'mcp', 'vision'];

/** `fallback_providers` and `fallback_model`, in every shape that files have. */
export function fallbacksOf(draw: Draw, main: Mapping): Mapping {
  const { random } = draw;
  const config: Mapping = {};
  if (random.chance(0.6)) config['fallback_providers'] = chainOf(draw, main);
  if (random.chance(0.2)) {
    config['fallback_model'] = random.chance(0.7) ? entryOf(draw, main) : chainOf(draw, main);
  }
  return config;
}

function chainOf(draw: Draw, main: Mapping): unknown {
  const { random } = draw;
  const list = Array.from({ length: random.between(1, 3) }, () => entryOf(draw, main));
  if (random.chance(0.15)) list.push(random.pick(list));
  if (random.chance(0.08)) list.unshift(random.pick(['openrouter/auto', 'deepseek']));
  return random.chance(0.06) ? JSON.stringify(list) : list;
}

function entryOf(draw: Draw, main: Mapping): unknown {
  const { random } = draw;
  const same = main['model'];
  if (random.chance(0.07) && typeof same === 'object' && same !== null) {
    const { provider, default: model, base_url } = same as Mapping;
    return draw.thinned({ provider, model, base_url }, 0.1);
  }
  const entry: Mapping = draw.reference();
  if (random.chance(0.3)) {
    entry['provider'] = random.pick(CUSTOM_NAMES);
    entry['model'] = draw.model();
    if (random.chance(0.85)) entry['base_url'] = draw.url();
  } else if (random.chance(0.12)) {
    entry['base_url'] = draw.url();
    if (random.chance(0.5)) entry['api_key'] = 'sk-inline-5f2c9e7d1b3a48608a6d';
  }
  if (random.chance(0.1)) entry['key_env'] = random.pick(['BOX_KEY', 'UNSET_KEY']);
  return random.chance(0.1) ? draw.thinned(entry, 0.4) : entry;
}

/** `delegation`: inherited, a model, a provider, a URL, or all of them at once. */
export function delegationOf(draw: Draw): Mapping {
  const { random } = draw;
  if (random.chance(0.35)) return {};
  const { provider, model } = draw.reference();
  const base_url = draw.url();
  const forms: readonly Mapping[] = [
    { model: 'child-model' },
    { provider, model },
    { provider, model },
    { provider },
    { base_url, model: 'child-model' },
    { base_url, model: 'child-model', api_key: 'sk-inline-5f2c9e7d1b3a48608a6d' },
    { base_url, provider, model },
    { provider: random.pick([...CUSTOM_NAMES, 'auto', 'main', 'custom:nowhere', 'openai']), model },
    { provider: '', model: '', base_url: '' },
  ];
  return { delegation: random.pick(forms) };
}

/** `model_aliases`: shortcuts to a provider, a named endpoint, a URL. */
export function aliasesOf(draw: Draw): Mapping {
  const { random } = draw;
  if (random.chance(0.6)) return {};
  const forms: readonly Mapping[] = [
    { model: 'quick', provider: 'custom', base_url: draw.url() },
    { model: 'quick', base_url: draw.url() },
    draw.reference(),
    draw.reference(),
  ];
  return { model_aliases: { fast: random.pick(forms) } };
}

/** A mixture of agents: its references and its aggregator. */
export function mixtureOf(draw: Draw): Mapping {
  const members = [draw.reference(), draw.reference(), draw.reference()];
  const [aggregator, ...reference_models] = members;
  return { moa: { presets: { mix: { reference_models, aggregator } } } };
}

/** `auxiliary`: some tasks, on `auto`, with a provider, a URL, a chain of their own. */
export function auxiliaryOf(draw: Draw, main: Mapping): Mapping {
  const { random } = draw;
  const auxiliary: Mapping = { transient_retries: 0 };
  for (const task of TASKS) if (random.chance(0.55)) auxiliary[task] = taskOf(draw, main);
  return { auxiliary };
}

function taskOf(draw: Draw, main: Mapping): Mapping {
  const { random } = draw;
  const { provider, model } = draw.reference();
  const base_url = draw.url();
  const own = random.pick(CUSTOM_NAMES);
  const key = random.chance(0.7)
    ? { api_key: 'sk-inline-5f2c9e7d1b3a48608a6d' }
    : { key_env: random.pick(['BOX_KEY', 'UNSET_KEY']) };
  const forms: readonly Mapping[] = [
    { provider: 'auto' },
    { provider: 'auto', model: '' },
    { provider: 'auto', model: 'side-model' },
    { provider: 'auto', model: 'vendor/side-model' },
    { model: 'auto' },
    { provider, model },
    { provider, model },
    { provider },
    { provider: 'main' },
    { provider: 'main', model: 'side-model' },
    { provider: 'openai', model: 'gpt-5-mini' },
    { base_url, model: 'side-model' },
    { base_url, model: 'side-model', ...key },
    { provider: own, base_url, model: 'side-model' },
    { provider: own, base_url, model: 'side-model', ...key },
    { provider: own, model: 'side-model' },
    { provider, base_url, model },
    { provider: 'custom:nowhere', model },
  ];
  const task = { ...random.pick(forms) };
  if (random.chance(0.4)) task['fallback_chain'] = chainOf(draw, main);
  return task;
}
