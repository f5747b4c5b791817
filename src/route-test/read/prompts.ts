import type { KnownSizes } from '../../flow/complete.ts';
import { SIZES, type Signal, type SizeName } from '../../flow/prompt.ts';
import type { Value } from '../../project/parse/value.ts';
import type { GivenPrompt, PromptSet, Range, SignalReading } from '../route-test.ts';
import { readNames } from './names.ts';

const SIGNALS = ['yes', 'no', 'unavailable'] as const satisfies readonly Signal[];
const ALSO_SIGNAL = { on: 'yes', off: 'no', unknown: 'unavailable', down: 'unavailable' } as const;
const LANES = 'a lane such as `main`, or a glob';

/** `forall`: the prompts that a policy speaks of; without it, all of them. */
export function readPromptSet(policy: Value, value: Value | undefined): PromptSet {
  const fields = value?.fields(['lane', 'private', ...SIZES, 'signals'] as const) ?? {};
  const sizes = new Map<SizeName, Range>();
  for (const name of SIZES) {
    const range = fields[name] && readRange(fields[name]);
    if (range) sizes.set(name, range);
  }
  return {
    at: (value ?? policy).location,
    lanes: fields.lane ? readNames(fields.lane, LANES) : [],
    private: fields.private?.flag(),
    sizes,
    signals: fields.signals ? readSignals(fields.signals) : [],
  };
}

/** `given`: the prompt of a case; without it, one of any size. */
export function readGiven(test: Value, value: Value | undefined): GivenPrompt {
  const fields = value?.fields(['lane', 'private', 'text', ...SIZES, 'signals'] as const) ?? {};
  const sizes: { -readonly [Name in SizeName]?: number } = {};
  for (const name of SIZES) {
    const count = fields[name]?.count();
    if (count !== undefined) sizes[name] = count;
  }
  const text = fields.text?.text('the text of a prompt');
  if (text?.trim() === '') fields.text?.report('the prompt is empty', 'write at least one word');
  const measured = fields.text && SIZES.find((name) => fields[name]);
  if (measured)
    fields[measured]?.report(
      `\`${fields[measured].path}\` stands beside \`text\`, whose sizes are measured`,
      'remove one of them',
    );
  return {
    at: (value ?? test).location,
    lanes: fields.lane ? readNames(fields.lane, LANES) : [],
    private: fields.private?.flag() === true,
    sizes: sizes satisfies KnownSizes,
    text,
    signals: fields.signals ? readSignals(fields.signals) : [],
  };
}

function readRange(value: Value): Range | undefined {
  if (value.node.kind !== 'map') {
    const size = value.count();
    return size === undefined ? undefined : { min: size, max: size };
  }
  const fields = value.fields(['min', 'max'] as const);
  const min = fields.min?.count();
  const max = fields.max?.count();
  if (!fields.min && !fields.max)
    value.report(`\`${value.path}\` has no bound`, 'write `{min: 1}`, `{max: 40}` or both');
  else if (min !== undefined && max !== undefined && min > max)
    value.report(`no size is at least ${min} and at most ${max}`, 'write the smaller bound as `min`');
  return { min, max };
}

// A list of what holds, or each signal with its reading.
function readSignals(value: Value): readonly SignalReading[] {
  if (value.node.kind !== 'map')
    return readNames(value, 'a signal such as `code`').map((name) => ({ name, value: 'yes' }));
  return value.entries().flatMap(([text, entry]) => {
    const { node } = entry;
    const isFlag = node.kind === 'scalar' && typeof node.value === 'boolean';
    const reading = isFlag ? (node.value ? 'yes' : 'no') : entry.word(SIGNALS, ALSO_SIGNAL);
    const at = entry.problems.location(entry.keySpan);
    return reading === undefined ? [] : [{ name: { text, at }, value: reading }];
  });
}
