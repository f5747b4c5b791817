import { describeWitness, sizeText } from '../flow/describe-prompt.ts';
import type { Prompt } from '../flow/prompt.ts';
import { signalOf } from '../flow/prompt.ts';
import type { WhyNot } from '../flow/why-not.ts';
import type { Route, SignalClause, SizeClause } from '../model/routing.ts';
import type { Target } from '../model/target.ts';
import { redact } from '../text/redact.ts';
import type { View } from '../text/view.ts';

// A clause that is longer, or goes over lines, is named by what it says instead.
const LONGEST = 60;

/** Why a clause does not hold: "`max_words: 40`: the prompt has 58 words". */
export function clauseWords(view: View, clause: SizeClause | SignalClause, prompt: Prompt): string {
  const { span, implied } = clause;
  const written = implied ? '' : view.text.slice(span.start, span.end).trim();
  const shown = /[:=]/.test(written) && written.length <= LONGEST && !written.includes('\n');
  const name = shown ? `\`${redact(written)}\`` : ruleWords(clause);
  const why =
    implied && clause.kind === 'size' && clause.dimension !== 'lines' ? ` (${implied.because})` : '';
  return `${name}${why}: ${hasWords(clause, prompt)}`;
}

function ruleWords(clause: SizeClause | SignalClause): string {
  if (clause.kind === 'signal')
    return clause.value ? `it takes ${clause.name}` : `it takes no ${clause.name}`;
  const bound = { '<=': 'at most', '<': 'less than', '>': 'more than', '>=': 'at least' }[clause.operator];
  return `${bound} ${sizeText(clause.dimension, clause.value)}`;
}

function hasWords(clause: SizeClause | SignalClause, prompt: Prompt): string {
  if (clause.kind === 'size') return `the prompt has ${sizeText(clause.dimension, prompt[clause.dimension])}`;
  const signal = signalOf(prompt, clause.name);
  if (signal === 'unavailable') return 'this is not to be had';
  return signal === 'yes' ? 'the prompt has it' : 'the prompt has it not';
}

/** The answer to "why not this route", as a sentence. */
export function whyNotWords({ route, taken, sizes, signals, witness, cover }: WhyNot): string {
  const name = `route \`${redact(route.id)}\``;
  if (taken) return `${name}: the prompt takes it`;
  if (!witness) {
    if (cover.length === 0) return `${name}: no prompt can meet its limits`;
    return `${name}: no prompt takes it, ${routesWords(cover)} before it ${cover.length === 1 ? 'has' : 'have'} them all`;
  }
  const changes = [
    ...sizes.map(([size, value]) => sizeText(size, value)),
    ...signals.map(([signal, value]) => (value === 'no' ? `no ${signal}` : signal)),
  ];
  if (changes.length === 0) return `${name}: ${describeWitness(witness)} takes it`;
  return `${name}: a prompt like this one with ${changes.join(' and ')} takes it`;
}

function routesWords(routes: readonly Route[]): string {
  return routes.map((route) => `\`${redact(route.id)}\``).join(' and ');
}

/** Which targets a name stands for, where they are several. */
export function standsFor(name: string, targets: readonly Target[]): string {
  return `\`${redact(name)}\` stands for ${targets.map((target) => redact(target.label)).join(', ')}`;
}
