import type { Outcome } from '../flow/evaluate.ts';
import { isRoute } from '../flow/named-lanes.ts';
import { goesBy } from '../flow/named-targets.ts';
import type { Route, RoutingModel } from '../model/routing.ts';
import type { Target } from '../model/target.ts';
import { type Answer, isOneOf } from './fits.ts';
import type { Expectation, Named } from './route-test.ts';

/** One expectation held against one outcome. */
export interface Checked {
  readonly answer: Answer;
  readonly expected: string;
  readonly got: string;
  /** Where the answer is `maybe`: a clause that says what is not known. */
  readonly doubt: string;
}

/** Holds an expectation against an outcome; none where no route takes the prompt. */
export type Check = (outcome: Outcome | undefined) => Checked;

/** What is expected, one check for each key. */
export function checksOf(
  model: RoutingModel,
  route: Route | undefined,
  expect: Expectation,
): readonly Check[] {
  const checks: Check[] = [];
  const check = (
    expected: string,
    judge: (outcome: Outcome | undefined, target: Target | undefined) => Partial<Checked>,
  ) => {
    checks.push((outcome) => {
      const target = outcome?.target === undefined ? undefined : model.targets.get(outcome.target);
      const got = target?.label ?? (outcome ? 'nothing answers' : 'no route takes it');
      return { answer: 'no', expected, got, doubt: '', ...judge(outcome, target) };
    });
  };
  const { served, target: names, notTarget, locality, access, route: wanted, chain } = expect;
  if (served !== undefined)
    check(`served: ${served}`, (_, target) => ({ answer: is((target !== undefined) === served) }));
  if (wanted)
    check(`route: ${wanted.text}`, () => ({
      answer: is(route !== undefined && isRoute(model, route, wanted.text)),
      got: route ? `route ${route.id}` : 'no route takes it',
    }));
  if (names)
    check(`target: ${namesText(names)}`, (_, target) => ({
      answer: is(target !== undefined && isNamed(target, names)),
    }));
  if (notTarget)
    check(`not_target: ${namesText(notTarget)}`, (_, target) => ({
      answer: is(!target || !isNamed(target, notTarget)),
    }));
  if (locality)
    check(`locality: ${listText(locality)}`, (_, target) =>
      target ? valued(target, target.locality, locality) : {},
    );
  if (access)
    check(`access: ${listText(access)}`, (_, target) =>
      target ? valued(target, target.access, access) : {},
    );
  if (chain)
    check(`chain: ${chain.map(namesText).join(' → ')}`, (outcome) => {
      const hops = outcome ? hopsOf(model, outcome) : [];
      const same =
        hops.length === chain.length &&
        hops.every((hop, at) => hop.every((one) => isNamed(one, chain[at] ?? [])));
      return {
        answer: is(same),
        got: hops.map((hop) => hop.map((one) => one.label).join(' or ')).join(' → ') || 'no route takes it',
      };
    });
  return checks;
}

/** The targets of each step that was tried, the one that answers last. */
function hopsOf(model: RoutingModel, { steps, target }: Outcome): readonly (readonly Target[])[] {
  const ids = [...steps.map((step) => step.targets), ...(target === undefined ? [] : [[target]])];
  return ids.map((hop) => hop.flatMap((id) => model.targets.get(id) ?? []));
}

function valued<Value extends string>(
  target: Target,
  { value, because }: { readonly value: Value | 'unknown'; readonly because: string },
  wanted: readonly Value[],
): Partial<Checked> {
  const answer = isOneOf(value, wanted);
  return {
    answer,
    got: `${value}, from ${target.label}`,
    doubt: answer === 'maybe' ? `\`${target.label}\` is unknown: ${because}` : '',
  };
}

function isNamed(target: Target, names: readonly Named[]): boolean {
  return names.some(({ text }) => goesBy(target, text));
}

function namesText(names: readonly Named[]): string {
  return listText(names.map(({ text }) => text));
}

function listText(words: readonly string[]): string {
  return words.join(' or ');
}

function is(so: boolean): Answer {
  return so ? 'yes' : 'no';
}
