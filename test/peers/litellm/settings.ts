import type { Random } from '../../../bench/random.ts';
import { shuffled } from './groups.ts';

/** The sections beside `model_list`, and names that callers may use beside those of groups. */
export interface SettingsConfig {
  readonly settings: Readonly<Record<string, unknown>>;
  readonly callers: readonly string[];
}

/** Fallbacks and what bounds them, in either of their two homes. */
export function settingsOf(random: Random, names: readonly string[]): SettingsConfig {
  const router: Record<string, unknown> = { num_retries: 0, disable_cooldowns: true };
  const litellm: Record<string, unknown> = {};
  const put = (key: string, make: () => unknown): void => {
    const home = random.pick(['router', 'router', 'litellm', 'both'] as const);
    if (home !== 'litellm') router[key] = make();
    if (home !== 'router') litellm[key] = make();
  };
  if (random.chance(0.85)) put('fallbacks', () => listOf(random, names));
  if (random.chance(0.3)) put('context_window_fallbacks', () => listOf(random, names));
  if (random.chance(0.3)) put('content_policy_fallbacks', () => listOf(random, names));
  if (random.chance(0.3)) put('default_fallbacks', () => targetsOf(random, names));
  if (random.chance(0.3)) router['max_fallbacks'] = random.between(1, 4);
  const settings = {
    ...(Object.keys(litellm).length > 0 ? { litellm_settings: litellm } : {}),
    router_settings: router,
  };
  return { settings, callers: [] };
}

function listOf(random: Random, names: readonly string[]): readonly unknown[] {
  const sources = shuffled(random, names).slice(0, random.between(1, names.length));
  return sources.map((source) => ({ [source]: targetsOf(random, names) }));
}

function targetsOf(random: Random, names: readonly string[]): readonly unknown[] {
  return shuffled(random, names).slice(0, random.between(1, 3));
}
