import type { DialectId } from '../dialects/dialect.ts';
import { schemaAt } from '../schema/lookup.ts';
import { isSecretName } from '../text/redact.ts';
import { type Meaning, type Place, type Places, UNKNOWN_PLACE } from './place.ts';

const CHAIN: Partial<Place> = { order: 'chain', identity: ['provider', 'model'] };
const NAMED: Partial<Place> = { named: true };

/** What comparison must know where a schema is silent. Paths as they are written; `*` for any key or index. */
const KNOWN: Readonly<Record<DialectId, Readonly<Record<string, Partial<Place>>>>> = {
  hermes: {
    model: NAMED,
    providers: NAMED,
    custom_providers: { identity: ['name'] },
    fallback_providers: CHAIN,
    fallback_model: CHAIN,
    delegation: NAMED,
    'delegation.fallback_providers': CHAIN,
    auxiliary: NAMED,
    'auxiliary.*': NAMED,
    'auxiliary.*.fallback_chain': CHAIN,
    'provider_routing.order': { order: 'chain' },
    'moa.presets.*.reference_models': { identity: ['provider', 'model'] },
    'model.default': { meaning: 'model' },
    'model.name': { meaning: 'model' },
    'cron.model_provider': { meaning: 'provider' },
    // The scheduler, not a provider of models.
    'cron.provider': { meaning: undefined },
  },
  litellm: {
    model_list: { identity: ['model_name', 'litellm_params.model'] },
    'model_list.*.model_name': { meaning: undefined },
    router_settings: NAMED,
    litellm_settings: NAMED,
    general_settings: NAMED,
    'router_settings.model_group_alias': NAMED,
    'litellm_settings.model_group_alias': NAMED,
    'environment_variables.*': { meaning: 'secret' },
    'general_settings.database_url': { meaning: 'secret' },
    credential_list: { identity: ['credential_name'] },
    guardrails: { identity: ['guardrail_name'] },
  },
  'smart-model-routing': {
    smart_model_routing: NAMED,
    thresholds: NAMED,
    'smart_model_routing.thresholds': NAMED,
  },
};

/** The places of a dialect: its schema first, then what is known here, then what keys of a name usually hold. */
export function placesOf(dialect: DialectId): Places {
  const seen = new Map<string, Place>();
  return (path) => {
    const key = path.join('\u0000');
    const known = seen.get(key);
    if (known) return known;
    const place = placeAt(dialect, path);
    seen.set(key, place);
    return place;
  };
}

function placeAt(dialect: DialectId, path: readonly string[]): Place {
  const usual = usualMeaning(nameAt(path));
  const known: Place = { ...UNKNOWN_PLACE, meaning: usual, ...knownAt(dialect, path) };
  const schema = schemaAt(
    dialect,
    path.map((step) => (step === '*' ? 0 : step)),
  );
  if (!schema) return known;
  return {
    // Whatever a schema forgets, a key named like a secret is never compared and never shown.
    meaning: usual === 'secret' ? usual : (schema.kind ?? known.meaning),
    default: schema.default ?? known.default,
    identity: schema.identity ?? known.identity,
    order: schema.order ?? known.order,
    named: schema.named || known.named,
  };
}

// An item of `api_keys` is an `api_key`.
function nameAt(path: readonly string[]): string {
  const last = path.at(-1) ?? '';
  return last === '*' ? (path.at(-2) ?? '').replace(/s$/, '') : last;
}

function knownAt(dialect: DialectId, path: readonly string[]): Partial<Place> | undefined {
  const known = KNOWN[dialect];
  const exact = known[path.join('.')];
  if (exact) return exact;
  for (const [pattern, place] of Object.entries(known)) {
    const parts = pattern.split('.');
    if (parts.length === path.length && parts.every((part, index) => part === '*' || part === path[index]))
      return place;
  }
  return undefined;
}

function usualMeaning(key: string): Meaning | undefined {
  if (isSecretName(key)) return 'secret';
  if (/(?:_env|[a-z]Env)$/.test(key)) return 'env-ref';
  if (/^(?:.*_)?(?:base_?url|api_base|api_url|endpoint)$|^(?:url|api|baseUrl|apiBase)$/i.test(key))
    return 'url';
  if (key === 'provider' || key === 'custom_llm_provider') return 'provider';
  if (/^(?:.*_)?model$|^model_name$|^defaultModel$/.test(key)) return 'model';
  return undefined;
}
