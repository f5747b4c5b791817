import { EVENT_ID, type Event, parseEvents, SCALAR_STYLE, YAMLException } from 'js-yaml';
import type { ReadProblem } from '../block.ts';
import { inOrder, syntaxProblem, withinStack, type YamlDocument, type YamlOptions } from './document.ts';
import { buildDocuments } from './events.ts';
import { explainStop } from './explain.ts';
import { flattenFlow } from './flow.ts';
import { lineAt } from './lines.ts';
import { programProblems } from './program.ts';
import { documentSpans } from './stream.ts';

/**
 * Reads a YAML stream: one document for each of its documents, and always at least one. Never throws. After a syntax
 * error there is one document without a root that `needsRecovery`; past a limit, one without.
 */
export function readYaml(text: string, options: YamlOptions): readonly YamlDocument[] {
  const limits = withinStack(options.limits);
  const parsed = parse(text, limits.depth);
  if ('code' in parsed) return [failed(text, parsed, parsed.code !== 'too-deep')];
  const stops = options.version === '1.1' ? programProblems(text, parsed.events) : [];
  const built = buildDocuments(text, parsed.events, { ...options, limits });
  if (built.length === 0)
    return [{ root: undefined, span: whole(text), problems: inOrder(stops), needsRecovery: false }];
  const spans = documentSpans(
    text,
    built.map((document) => document.end),
  );
  return built.map(({ root, problems: own, marked }, index) => {
    const span = spans[index] ?? whole(text);
    const unmarked = index > 0 && !marked && options.version === '1.1';
    const problems = unmarked ? [documentEnd(text, span.start), ...own] : own;
    const inside = stops.filter(({ span: { start } }) => start >= span.start && start < span.end);
    return { root, span, problems: inOrder([...problems, ...inside]), needsRecovery: false };
  });
}

// YAML 1.1 wants `---` before a document that follows `...`.
function documentEnd(text: string, start: number): ReadProblem {
  let at = Math.max(0, start - 1);
  while (at > 0 && text.charAt(at) !== '.') at--;
  return syntaxProblem('document-end', lineAt(text, at));
}

function failed(text: string, problem: ReadProblem, needsRecovery: boolean): YamlDocument {
  return { root: undefined, span: whole(text), problems: [problem], needsRecovery };
}

function whole(text: string): { start: number; end: number } {
  return { start: 0, end: text.length };
}

function parse(text: string, depth: number): { readonly events: readonly Event[] } | ReadProblem {
  const first = attempt(text, depth);
  if ('events' in first || first.reason !== 'deficient indentation') return explained(text, first, depth);
  // Lines inside brackets or quotes that are not indented: an error to YAML, and fine with the programs that read it.
  const flat = flattenFlow(text);
  if (!flat) return explained(text, first, depth);
  const second = attempt(flat, depth);
  if ('events' in second) for (const event of second.events) readFromSource(event);
  return explained(text, second, depth);
}

type Stop = { readonly reason: string; readonly position: number };

// The parser counts one level more for the document and one for the key it tries to read at the start of a value.
function attempt(text: string, depth: number): { readonly events: readonly Event[] } | Stop {
  try {
    return { events: parseEvents(text, { maxDepth: depth + 2 }) };
  } catch (error) {
    if (!(error instanceof YAMLException)) throw error;
    return { reason: error.reason, position: error.mark?.position ?? 0 };
  }
}

function explained(text: string, result: { readonly events: readonly Event[] } | Stop, depth: number) {
  if ('events' in result) return result;
  const { reason, position } = result;
  if (!reason.startsWith('nesting exceeded')) return explainStop(text, reason, position);
  return syntaxProblem('too-deep', { start: position, end: position + 1 }, { limit: depth });
}

// A text of one line in the flattened source may have several in the real one: the short cut over its value is off.
function readFromSource(event: Event): void {
  if (event.type === EVENT_ID.SCALAR && event.style < SCALAR_STYLE.LITERAL_BLOCK) event.fast = false;
}
