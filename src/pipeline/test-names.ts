import type { Mistake } from '../findings/test-report.ts';
import { fitsLane, isRoute } from '../flow/named-lanes.ts';
import { goesBy, targetNames, targetsNamed } from '../flow/named-targets.ts';
import type { RoutingModel } from '../model/routing.ts';
import { list, shown } from '../project/parse/value.ts';
import type { Catalogue } from '../providers/catalogue.ts';
import { isFrom } from '../route-test/fits.ts';
import type { Attributes, Named, PromptSet, RouteTestFile } from '../route-test/route-test.ts';
import { nearest } from '../text/nearest.ts';

/** Names of a test file that mean nothing in any of its configs. */
export function nameMistakes(
  file: RouteTestFile,
  models: readonly RoutingModel[],
  catalogue: Catalogue,
): readonly Mistake[] {
  const names = new Names(models, catalogue);
  for (const { forall, claim } of file.policies) {
    names.prompts(forall);
    if (claim.kind !== 'always') for (const set of claim.of) names.attributes(set);
  }
  for (const { given, failing, expect } of file.cases) {
    names.prompts(given);
    for (const { name } of failing) names.failing(name);
    for (const name of [
      ...(expect.target ?? []),
      ...(expect.notTarget ?? []),
      ...(expect.chain ?? []).flat(),
    ])
      names.target(name);
    if (expect.route) names.route(expect.route);
  }
  return names.mistakes.toSorted((one, other) => one.at.span.start - other.at.span.start);
}

/** The file with providers by the ids that the catalogue has for them. */
export function withProviderIds(file: RouteTestFile, catalogue: Catalogue): RouteTestFile {
  const byId = ({ provider, ...set }: Attributes): Attributes => {
    if (!provider) return set;
    return {
      ...set,
      provider: provider.map(({ text, at }) => ({ text: catalogue.find(text)?.id ?? text, at })),
    };
  };
  const policies = file.policies.map((policy) => {
    const { claim } = policy;
    return claim.kind === 'always' ? policy : { ...policy, claim: { ...claim, of: claim.of.map(byId) } };
  });
  return { ...file, policies };
}

class Names {
  readonly mistakes: Mistake[] = [];
  readonly #models: readonly RoutingModel[];
  readonly #catalogue: Catalogue;

  constructor(models: readonly RoutingModel[], catalogue: Catalogue) {
    this.#models = models;
    this.#catalogue = catalogue;
  }

  prompts({ lanes, signals }: Pick<PromptSet, 'lanes' | 'signals'>): void {
    for (const name of lanes) this.#lane(name);
    for (const { name } of signals) {
      const known = this.#signals();
      if (!known.has(name.text)) this.#unknown('signal', name, known);
    }
  }

  attributes({ target, provider }: Attributes): void {
    for (const name of target ?? []) this.target(name);
    for (const name of provider ?? []) this.#provider(name);
  }

  target(name: Named): void {
    if (this.#targets().some((target) => goesBy(target, name.text))) return;
    this.#unknownTarget(name);
  }

  failing(name: Named): void {
    if (this.#models.some((model) => targetsNamed(model, name.text).length > 0)) return;
    this.#unknownTarget(name);
  }

  route(name: Named): void {
    const known: string[] = [];
    for (const model of this.#models)
      for (const route of model.lanes.flatMap((lane) => lane.routes)) {
        if (isRoute(model, route, name.text)) return;
        known.push(route.id);
      }
    this.#unknown('route', name, known);
  }

  #lane(name: Named): void {
    const glob = name.text.replace(/^!/, '');
    const lanes = this.#models.flatMap((model) => model.lanes).filter((lane) => !lane.inner);
    if (lanes.some((lane) => fitsLane(lane, glob))) return;
    const known = lanes.map((lane) => lane.id.replace(/^group:/, ''));
    this.#unknown('lane', { text: glob, at: name.at }, known);
  }

  // A provider may be ruled out that the config does not have; a glob can only be held against those that it has.
  #provider(name: Named): void {
    if (this.#catalogue.find(name.text) || this.#targets().some((target) => isFrom(target, [name]))) return;
    const own = this.#targets().map((target) => target.provider);
    this.#unknown('provider', name, [...own, ...this.#catalogue.providers.map((provider) => provider.id)]);
  }

  #targets() {
    return this.#models.flatMap((model) => [...model.targets.values()]);
  }

  #signals(): ReadonlySet<string> {
    const names = new Set<string>();
    for (const route of this.#models.flatMap((model) => model.lanes.flatMap((lane) => lane.routes)))
      for (const clause of route.when.all) if (clause.kind === 'signal') names.add(clause.name);
    return names;
  }

  #unknownTarget(name: Named): void {
    const models = this.#targets().map((target) => target.model);
    this.#unknown('target', name, models, this.#models.flatMap(targetNames));
  }

  // `told` are the names that are listed where none is near.
  #unknown(what: string, { text, at }: Named, told: Iterable<string>, known = told): void {
    const names = new Set(told);
    const meant = nearest(text, new Set(known));
    const some = [...names].slice(0, 8).map((name) => shown(name).slice(1, -1));
    const listed = `there ${names.size === 1 ? 'is' : 'are'} ${list(some)}${names.size > 8 ? ' among others' : ''}`;
    const help = meant === undefined ? listed : `did you mean ${shown(meant)}?`;
    const none = `the config has no ${what}`;
    this.mistakes.push({
      message: `no ${what} goes by ${shown(text)}`,
      help: names.size === 0 ? none : help,
      at,
    });
  }
}
