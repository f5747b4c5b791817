import type { Draw, Mapping } from './draw.ts';
import { BUILTINS, CUSTOM_NAMES, nameOf } from './providers.ts';

/** The keys that say what the main model is: `model`, and what older files have at the root. */
export function mainOf(draw: Draw): Mapping {
  const { random } = draw;
  const form = random.pick(FORMS);
  const { provider, model, base_url } = form(draw);
  const settings = { provider, base_url };
  const stated = Object.fromEntries(Object.entries(settings).filter(([, value]) => value !== undefined));
  if (model !== undefined && random.chance(0.12)) return { model, ...stated };
  const key = random.pick(['default', 'default', 'default', 'model', 'name']);
  const named = model === undefined ? {} : { [key]: model };
  const other = random.chance(0.08) ? { model: 'another-model' } : {};
  if (random.chance(0.06)) return { model: { ...named, ...other }, ...stated };
  return { model: { ...other, ...named, ...stated } };
}

interface Main {
  readonly provider?: string | undefined;
  readonly model?: string | undefined;
  readonly base_url?: string | undefined;
}

const custom = (draw: Draw): Main => {
  const provider = draw.random.pick(CUSTOM_NAMES);
  return { provider, model: draw.model(), base_url: draw.random.chance(0.85) ? draw.url() : undefined };
};

const builtin = (draw: Draw): Main => {
  const found = draw.random.pick(BUILTINS);
  const base_url = draw.random.chance(0.2) ? draw.url() : undefined;
  return { provider: nameOf(draw.random, found), model: draw.random.pick(found.models), base_url };
};

const named = (draw: Draw): Main => {
  if (draw.names.length === 0) return custom(draw);
  const base_url = draw.random.chance(0.3) ? draw.url() : undefined;
  const model = draw.random.chance(0.85) ? draw.model() : undefined;
  return { provider: draw.random.pick(draw.names), model, base_url };
};

const detected = (draw: Draw): Main => {
  const { random } = draw;
  const provider = random.chance(0.5) ? 'auto' : undefined;
  const base_url = random.pick([draw.url(), 'https://openrouter.ai/api/v1']);
  return { provider, model: draw.model(), base_url: random.chance(0.5) ? base_url : undefined };
};

const odd = (draw: Draw): Main => {
  const provider = draw.random.pick(['custom:nowhere', 'nowhere', 'main', 'openai', 'nous-api']);
  return { provider, model: draw.model(), base_url: draw.random.chance(0.3) ? draw.url() : undefined };
};

const FORMS: readonly ((draw: Draw) => Main)[] = [
  custom,
  custom,
  custom,
  named,
  named,
  named,
  builtin,
  builtin,
  builtin,
  detected,
  detected,
  odd,
];
