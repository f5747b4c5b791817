import type { NewAccessAnswer, NewAccessFound } from '../findings/compare-report.ts';
import type { Sides } from '../flow/class-pairs.ts';
import type { Comparison } from '../flow/compare.ts';
import { describeWitness } from '../flow/describe-prompt.ts';
import { newAccess } from '../flow/new-access.ts';
import type { SideChannel } from '../model/routing.ts';
import type { Target } from '../model/target.ts';
import { redact } from '../text/redact.ts';
import { locate } from '../text/view.ts';
import { matchesWildcard } from '../text/wildcard.ts';
import { type ComparedModel, reached } from './compare-lane.ts';
import type { NoNew } from './no-new.ts';

/** What a change opened of one kind in two configs. */
export interface OpenedAccess {
  readonly found: readonly NewAccessFound[];
  readonly complete: boolean;
}

/** Looks for new ways to targets of a kind, and for new ways beside the lanes. */
export function openedAccess(
  next: ComparedModel,
  sides: Sides,
  { partition, pairs }: Pick<Comparison, 'partition' | 'pairs'>,
  beside: readonly SideChannel[],
  asked: NoNew,
): OpenedAccess {
  const { found, complete } = newAccess(
    sides,
    partition,
    pairs,
    (target) => standing(target, asked) !== 'no',
  );
  const lanes = found.map(({ pair, flow, witness }): NewAccessFound => {
    const { target, ...way } = reached(next, flow);
    return {
      by: redact(pair.next?.title ?? ''),
      what: describeWitness(witness.prompt),
      when: way.when,
      target: target.label,
      locality: target.locality,
      access: target.access,
      maybe: standing(flow.target, asked) === 'maybe',
      at: way.at,
      depends: way.depends,
    };
  });
  const channels = asked.attribute === 'locality' ? beside : [];
  return { found: [...lanes, ...channels.flatMap((one) => besideFound(next, one, asked))], complete };
}

/** The answer to one question over all pairs of configs. */
export function accessAnswer(asked: NoNew, all: readonly OpenedAccess[], isOpen: boolean): NewAccessAnswer {
  const found = all.flatMap((one) => one.found);
  const complete = !isOpen && all.every((one) => one.complete);
  return { asked: asked.text, answer: found.length > 0 ? 'found' : complete ? 'none' : 'unknown', found };
}

type Standing = 'yes' | 'maybe' | 'no';

// What is not known of a target may be anything.
function standing(target: Target, { attribute, values }: NoNew): Standing {
  if (attribute === 'locality') return ofValue(target.locality.value, values);
  if (attribute === 'access') return ofValue(target.access.value, values);
  const names =
    attribute === 'provider'
      ? [target.provider, target.fate.account ?? '']
      : [target.label, target.model, target.id, `${target.provider}/${target.model}`];
  const fits = names.some((name) => values.some((glob) => matchesWildcard(glob, name.toLowerCase())));
  return fits ? 'yes' : 'no';
}

function ofValue(value: string, values: readonly string[]): Standing {
  if (values.includes(value)) return 'yes';
  return value === 'unknown' ? 'maybe' : 'no';
}

function besideFound(
  { view }: ComparedModel,
  { name, kind, locality, sees, span }: SideChannel,
  { values }: NoNew,
): readonly NewAccessFound[] {
  const is = ofValue(locality.value, values);
  if (is === 'no') return [];
  const access = 'unknown';
  const at = locate(view, span);
  const by = redact(`${kind} ${name}`);
  const target = redact(sees);
  return [
    {
      by,
      what: '',
      when: '',
      target,
      locality: locality.value,
      access,
      maybe: is === 'maybe',
      at,
      depends: [],
    },
  ];
}
