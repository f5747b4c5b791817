import { readdir } from 'node:fs/promises';
import { factsPage } from '../docs/facts-page.ts';
import { indexPage } from '../docs/index-page.ts';
import { rulePage } from '../docs/rule-page.ts';
import type { Output } from '../generate.ts';
import { loadRules } from '../rules/load.ts';

const FOLDER = 'docs/rules';

/** The pages of `docs/rules`: one for each rule, the index, and the page for people who write checks. */
export async function outputs(): Promise<readonly Output[]> {
  const rules = (await loadRules()).rules.map(({ rule }) => rule);
  const pages: Output[] = [
    { path: `${FOLDER}/README.md`, text: indexPage(rules) },
    { path: `${FOLDER}/facts.md`, text: factsPage() },
    ...rules.map((rule) => ({ path: `${FOLDER}/${rule.id}.md`, text: rulePage(rule) })),
  ];
  // A rule that does not load for a moment keeps its page.
  const named = (await readdir('rules')).map((name) => `${FOLDER}/${name.replace(/\.yaml$/, '.md')}`);
  const kept = new Set([...named, ...pages.map((page) => page.path)]);
  const there = (await readdir(FOLDER).catch(() => [])).map((name) => `${FOLDER}/${name}`);
  const left = there.filter((path) => path.endsWith('.md') && !kept.has(path));
  return [...pages, ...left.map((path) => ({ path, text: undefined }))];
}
