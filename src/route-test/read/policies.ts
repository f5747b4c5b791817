import { list, type Value } from '../../project/parse/value.ts';
import type { Claim, RoutePolicy, Worlds } from '../route-test.ts';
import { readAttributeSets } from './attributes.ts';
import { readTitle } from './names.ts';
import { readPromptSet } from './prompts.ts';

const CLAIMS = ['never', 'only', 'prefer', 'always'] as const;

/** `policies`: a list of statements about all prompts of a set. */
export function readPolicies(value: Value, taken: Set<string>): readonly RoutePolicy[] {
  return value.items().flatMap((item) => {
    const fields = item.fields(['name', 'forall', ...CLAIMS, 'worlds'] as const);
    if (item.node.kind !== 'map') return [];
    const name = readTitle(item, fields.name, taken);
    const made = CLAIMS.filter((claim) => fields[claim]);
    const [kind, second] = made;
    if (kind === undefined)
      item.report(`\`${item.path}\` claims nothing`, `add one of ${list(CLAIMS, 'or')}`);
    else if (second) fields[second]?.report(`\`${item.path}\` claims two things`, 'make it two policies');
    const written = kind && fields[kind];
    const claim = kind && written && readClaim(kind, written);
    const forall = readPromptSet(item, fields.forall);
    const worlds = readWorlds(fields.worlds, claim);
    return claim ? [{ name, at: (fields.name ?? item).location, forall, claim, worlds }] : [];
  });
}

function readClaim(kind: (typeof CLAIMS)[number], value: Value): Claim {
  if (kind !== 'always') return { kind, of: readAttributeSets(value) };
  const { served } = value.fields(['served'] as const);
  if (value.node.kind === 'map' && !served)
    value.report('`always` says nothing', 'write `always: {served: true}`');
  if (served?.flag() === false)
    served.report('`always` is for what is served', 'write `only` or `never` for where prompts may not go');
  return { kind };
}

// What must be served in every world is served in none: with everything down nothing answers.
function readWorlds(value: Value | undefined, claim: Claim | undefined): Worlds {
  const usual: Worlds = { kind: claim?.kind === 'always' ? 'up' : 'all' };
  if (!value) return usual;
  if (value.node.kind === 'map') {
    const { max_down: most } = value.fields(['max_down'] as const);
    if (!most) value.report(`\`${value.path}\` does not say how much is down`, 'write `{max_down: 1}`');
    return { kind: 'down', most: most?.count() ?? 1 };
  }
  const word = value.word(['all', 'up'] as const, { any: 'all', every: 'all', none: 'up' });
  if (word === 'all' && claim?.kind === 'always')
    value.report('with everything down nothing answers', 'write `up`, or `{max_down: 1}`');
  return word ? { kind: word } : usual;
}
