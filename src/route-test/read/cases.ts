import { FAILURES } from '../../flow/failures.ts';
import type { Failure } from '../../flow/flow.ts';
import type { Value } from '../../project/parse/value.ts';
import type { Expectation, Named, RouteCase } from '../route-test.ts';
import { readAccesses, readLocalities } from './attributes.ts';
import { readName, readNames, readTitle, saysNothing } from './names.ts';
import { readGiven } from './prompts.ts';

const EXPECTED = ['served', 'target', 'not_target', 'locality', 'access', 'route', 'chain'] as const;
const TARGET = 'a target, or a glob';
const ALSO_FAILURE = {
  down: 'connection',
  unreachable: 'connection',
  '429': 'rate-limit',
  '401': 'auth',
  '402': 'billing',
  '500': 'server-error',
} as const satisfies Readonly<Record<string, Failure>>;

/** `tests`: a list of prompts, each with what must come of it. */
export function readCases(value: Value, taken: Set<string>): readonly RouteCase[] {
  return value.items().flatMap((item) => {
    const fields = item.fields(['name', 'given', 'down', 'fail', 'expect'] as const);
    if (item.node.kind !== 'map') return [];
    const name = readTitle(item, fields.name, taken);
    const expect = fields.expect && readExpectation(fields.expect);
    if (!fields.expect)
      item.report(`\`${item.path}\` expects nothing`, 'add `expect:` with `served`, `target` or the like');
    const given = readGiven(item, fields.given);
    const failing = [...readDown(fields.down), ...readFail(fields.fail)];
    return expect ? [{ name, at: (fields.name ?? item).location, given, failing, expect }] : [];
  });
}

function readDown(value: Value | undefined): RouteCase['failing'] {
  const names =
    value?.isEmpty === false ? value.items().flatMap((item) => readName(item, 'a target or host') ?? []) : [];
  return names.map((name) => ({ name, failure: 'connection' }));
}

function readFail(value: Value | undefined): RouteCase['failing'] {
  return (value?.entries() ?? []).flatMap(([text, entry]) => {
    const failure = entry.word(FAILURES, ALSO_FAILURE);
    const name: Named = { text, at: entry.problems.location(entry.keySpan) };
    return failure === undefined ? [] : [{ name, failure }];
  });
}

function readExpectation(value: Value): Expectation {
  const fields = value.fields(EXPECTED);
  if (saysNothing(value))
    value.report(`\`${value.path}\` is empty`, 'write `served`, `target` or the like in it');
  const served = fields.served?.flag();
  const answer = [fields.target, fields.locality, fields.access].find(Boolean);
  if (served === false && answer)
    answer.report(
      `\`${answer.path}\` asks for an answer where \`served: false\` allows none`,
      'remove one of them',
    );
  const route = fields.route && readName(fields.route, 'the id of a route');
  return {
    at: value.location,
    ...(served !== undefined && { served }),
    ...(fields.target && { target: readNames(fields.target, TARGET) }),
    ...(fields.not_target && { notTarget: readNames(fields.not_target, TARGET) }),
    ...(fields.locality && { locality: readLocalities(fields.locality) }),
    ...(fields.access && { access: readAccesses(fields.access) }),
    ...(route && { route }),
    ...(fields.chain && { chain: readChain(fields.chain) }),
  };
}

function readChain(value: Value): readonly (readonly Named[])[] {
  const items = value.items();
  if (items.length === 0)
    value.report(`\`${value.path}\` has no step`, 'write the targets in the order they are tried');
  return items.map((item) => readNames(item, TARGET));
}
