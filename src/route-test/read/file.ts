import { readRoot, type SyntaxRules } from '../../project/parse/root.ts';
import { withoutOwnKeys } from '../../project/parse/settings-file.ts';
import { Problems, Value } from '../../project/parse/value.ts';
import type { ConfigProblem } from '../../project/problem.ts';
import type { Document } from '../../text/document.ts';
import type { RouteTestFile } from '../route-test.ts';
import { readCases } from './cases.ts';
import { readNames } from './names.ts';
import { readPolicies } from './policies.ts';

/** The keys of a test file. Keys that start with `x-` are the user's own. */
export const KEYS = ['config', 'policies', 'tests'] as const;

/** A test file, read: what it says, and what is wrong with it. */
export interface ParsedRouteTests {
  readonly file: RouteTestFile;
  readonly problems: readonly ConfigProblem[];
}

/** Reads the text of a test file. Never throws: whatever the text, there is a file and the problems with it. */
export function parseRouteTests(document: Document, rules: SyntaxRules): ParsedRouteTests {
  const problems = new Problems(document);
  const root = readRoot(problems, rules, 'a test file');
  const fields = root ? new Value(withoutOwnKeys(root), '', problems).fields(KEYS) : {};
  const taken = new Set<string>();
  const configs = fields.config
    ? readNames(fields.config, 'the path of a config, or the name of a source')
    : [];
  const policies = fields.policies ? readPolicies(fields.policies, taken) : [];
  const cases = fields.tests ? readCases(fields.tests, taken) : [];
  const isEmpty = [fields.policies, fields.tests].every((value) => !value || value.items().length === 0);
  if (isEmpty && problems.list.length === 0)
    problems.add(
      { start: 0, end: 0 },
      'the file holds no test',
      'add `policies:` or `tests:`; `routelint test` proves nothing without any',
    );
  return { file: { document, configs, policies, cases }, problems: problems.inOrder() };
}
