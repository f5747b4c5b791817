import type { Tier } from '../model/policy.ts';
import type { PresetId } from '../rules/rule.ts';
import type { PolicyPart } from './part.ts';

/** The presets that ship with routelint, in the order they are explained. */
export const PRESET_IDS = ['recommended', 'local-first', 'strict'] as const satisfies readonly PresetId[];

const LOCAL_FIRST: PolicyPart = {
  allow: ['device', 'lan'],
  lanes: ['*', '!delegation'],
  order: ['local', 'subscription', 'delegation', 'metered'],
  delegation: ['ollama-cloud'],
};

/**
 * The policy of each preset; the levels of its rules are in the rules' own files. `recommended` asks for nothing
 * that its user has not said. `local-first` is an operating rule: private prompts stay on the user's own machines, a
 * subscription comes before delegation, and both before an API that bills per token. Who names a service for delegated
 * work has decided to hand that work over, so no private prompts are looked for there; `strict` looks there, too, and has
 * every rule on.
 */
export const PRESET_POLICIES: Readonly<Record<PresetId, PolicyPart>> = {
  recommended: { allow: ['device', 'lan'], lanes: [], order: [], delegation: ['ollama-cloud'] },
  'local-first': LOCAL_FIRST,
  strict: { ...LOCAL_FIRST, lanes: ['*'] },
};

/**
 * The tiers that can be named without defining them. `lean`: local first, cloud only where local fails. `balanced`:
 * subscription and delegation are first choices too. `scale-up`: an API that bills per token may take over, and is
 * still never the first choice.
 */
export const TIERS: readonly Tier[] = [
  { name: 'lean', primary: ['local', 'free'], fallback: ['local', 'free', 'subscription', 'delegation'] },
  {
    name: 'balanced',
    primary: ['local', 'free', 'subscription', 'delegation'],
    fallback: ['local', 'free', 'subscription', 'delegation'],
  },
  {
    name: 'scale-up',
    primary: ['local', 'free', 'subscription', 'delegation'],
    fallback: ['local', 'free', 'subscription', 'delegation', 'metered'],
  },
];
