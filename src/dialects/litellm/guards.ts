import { entryOf, itemsOf, type Node, textOf } from '../../blocks/node.ts';
import type { Guard } from '../../model/routing.ts';
import { entrySpan, isOn, spanOf, textAt } from '../values.ts';
import type { Deployment } from './deployments.ts';
import { mapAt, type Reading, shown } from './reading.ts';

/** The guardrails whose work is to take private data out of what a model is given. */
const PRIVATE = new Set(['presidio', 'hide-secrets']);

/** What a mode lets a guardrail see, and when (`GuardrailEventHooks`, litellm 1.106.2 types/guardrails.py). */
const LATE: Readonly<Record<string, string>> = {
  post_call: 'looks at the answer',
  during_call: 'runs while the model already has the prompt',
  logging_only: 'changes what is logged and not what is sent',
};

/**
 * Reads the guardrails that keep private data from models. One that runs too late is left out where another of them runs
 * in time, for every request: the answers are then a second care.
 */
export function readGuards(reading: Reading, deployments: readonly Deployment[]): readonly Guard[] {
  const { root } = reading.sections;
  const asked = new Set(deployments.flatMap(({ params }) => namesAt(params)));
  // Policies apply guardrails to requests by team, key or model.
  const elsewhere = reading.open || mapAt(root, 'policies') !== undefined;
  const guards = itemsOf(entryOf(root, 'guardrails')?.value).flatMap((item) => guardOf(item, asked));
  const covered = guards.some((guard) => guard.runs === 'before' && guard.applied);
  return guards
    .filter((guard) => !covered || guard.runs === 'before')
    .map((guard) => (elsewhere ? { ...guard, applied: true } : guard));
}

function guardOf(item: Node, asked: ReadonlySet<string>): readonly Guard[] {
  const params = mapAt(item, 'litellm_params');
  const mode = entryOf(params, 'mode');
  if (!PRIVATE.has(textAt(params, 'guardrail')) || !mode || mode.value.kind === 'map') return [];
  const modes = mode.value.kind === 'list' ? mode.value.items : [mode.value];
  const texts = modes.flatMap((node) => textOf(node) ?? []);
  const [first = ''] = texts;
  // Modes that are for tools or speech say nothing of prompts, and those that are references are not in the file.
  const late = texts.length > 0 && texts.every((text) => Object.hasOwn(LATE, text));
  if (!(late || texts.includes('pre_call'))) return [];
  const name = textAt(item, 'guardrail_name');
  const switched = entryOf(params, 'default_on');
  return [
    {
      name: shown(name || textAt(params, 'guardrail')),
      runs: late ? (texts.every((text) => text === 'logging_only') ? 'logs' : 'late') : 'before',
      because: late
        ? `\`mode: ${texts.join(', ')}\` ${LATE[first]}`
        : switched
          ? '`default_on` is off'
          : '`default_on` is not set, and off unless it is',
      applied: isOn(switched?.value) || asked.has(name),
      span: late ? entrySpan(mode) : switched ? entrySpan(switched) : spanOf(item),
    },
  ];
}

// Guardrails of one model: `litellm_params.guardrails` (`check_and_merge_model_level_guardrails`, proxy/utils.py).
function namesAt(params: Node | undefined): readonly string[] {
  return itemsOf(entryOf(params, 'guardrails')?.value).flatMap((node) => textOf(node) ?? []);
}
