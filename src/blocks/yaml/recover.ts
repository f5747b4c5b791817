import type { Document } from 'yaml';
import { LineTable } from '../../text/lines.ts';
import type { ReadProblem } from '../block.ts';
import { controlCharacters } from './characters.ts';
import { inOrder, LimitReached, withinStack, type YamlDocument, type YamlOptions } from './document.ts';
import { isEcho, withTabsTogether } from './echoes.ts';
import { explainError } from './explain.ts';
import { flattenFlow } from './flow.ts';
import { mayNestDeeper } from './nesting.ts';
import { readYaml } from './read.ts';
import { RecoveredTree, type YamlPackage } from './recovered-tree.ts';
import { documentSpans } from './stream.ts';

/** Longer texts keep the one error that stopped the fast parser: recovery reads 2 to 3 MB a second. */
const LONGEST = 500_000;
const MOST_PROBLEMS = 20;
const ENDS: ReadonlySet<string> = new Set([
  'unclosed-quote',
  'unclosed-bracket',
  'wrong-bracket',
  'bad-block-header',
]);

/**
 * Reads a text that `readYaml` could not: every error that is no echo of another, and the nodes around them. Loads
 * the package `yaml`. Never throws; gives what `readYaml` gives where recovery has nothing to add.
 */
export async function recoverYaml(text: string, options: YamlOptions): Promise<readonly YamlDocument[]> {
  const first = readYaml(text, options);
  if (!first.some((document) => document.needsRecovery)) return first;
  const stopped = first.map((document) => ({ ...document, needsRecovery: false }));
  const limits = withinStack(options.limits);
  if (text.length > LONGEST || mayNestDeeper(text, limits.depth)) return stopped;
  const yaml = await import('yaml');
  try {
    const source = flattenFlow(text) ?? text;
    const documents = yaml.parseAllDocuments(source, {
      schema: 'failsafe',
      uniqueKeys: false,
      prettyErrors: false,
      logLevel: 'silent',
      keepSourceTokens: false,
    });
    if (!Array.isArray(documents) || documents.length === 0) return stopped;
    const found = recovered(text, documents, { ...options, limits }, yaml);
    if (documents.some((document) => document.errors.length > 0)) return found;
    // The package sees nothing wrong where the fast parser stopped: the tree is good, and so is the one error.
    return found.map((document, index) => {
      if (index > 0) return document;
      const stop = stopped
        .flatMap(({ problems }) => problems)
        .filter(({ code }) => code !== 'control-character');
      return { ...document, problems: inOrder([...stop, ...document.problems]) };
    });
  } catch {
    // The package calls itself for every level and has its own bugs; its failure must not be the user's.
    return stopped;
  }
}

function recovered(
  text: string,
  documents: readonly Document.Parsed[],
  options: YamlOptions,
  yaml: YamlPackage,
): readonly YamlDocument[] {
  const table = new LineTable(text);
  const lineOf = (offset: number): number => table.position(offset).line;
  const built = documents.map((document) => build(text, document, options, yaml, lineOf));
  const starts = documents.map(({ contents, range }) => (contents ?? { range }).range[0]);
  const spans = documentSpans(
    text,
    built.map(({ end }) => end),
    starts,
  );
  const controls = controlCharacters(text);
  return built.map(({ root, problems, errors }, index) => {
    const span = spans[index] ?? { start: 0, end: text.length };
    const lines = new Set(errors.map((problem) => lineOf(problem.span.start)));
    // What the tree says about a line with an error is about the parser's guess.
    const sound = problems.filter((problem) => !lines.has(lineOf(problem.span.start)));
    const inside = controls.filter(({ span: { start } }) => start >= span.start && start < span.end);
    return {
      root,
      span,
      problems: inOrder([...withTabsTogether(errors), ...sound, ...inside]),
      needsRecovery: false,
    };
  });
}

function build(
  text: string,
  document: Document.Parsed,
  options: YamlOptions,
  yaml: YamlPackage,
  lineOf: (offset: number) => number,
) {
  const errors = errorsOf(text, document, lineOf);
  const tree = new RecoveredTree(text, options, yaml);
  let end = document.range[0];
  try {
    if (document.contents) end = tree.add(document.contents);
  } catch (error) {
    if (!(error instanceof LimitReached)) throw error;
    end = document.range[1];
    return { root: undefined, problems: [...tree.builder.problems, error.problem], errors, end };
  }
  return { root: tree.builder.root, problems: tree.builder.problems, errors, end };
}

// One problem a line, and none about a line that has one: the rest are echoes. After something that was never closed
// the parser can only guess.
function errorsOf(
  text: string,
  document: Document.Parsed,
  lineOf: (offset: number) => number,
): readonly ReadProblem[] {
  const problems: ReadProblem[] = [];
  const lines = new Set<number>();
  for (const error of document.errors) {
    const at = lineOf(error.pos[0]);
    const problem = lines.has(at) ? undefined : explainError(text, error);
    lines.add(at);
    if (!problem) continue;
    const line = lineOf(problem.span.start);
    if ((line === at || !lines.has(line)) && !isEcho(text, problems.at(-1), problem)) problems.push(problem);
    lines.add(line);
    if (ENDS.has(problem.code) || problems.length === MOST_PROBLEMS) break;
    if (/in YAML (?:stream|document)/.test(error.message)) break;
  }
  return problems;
}
