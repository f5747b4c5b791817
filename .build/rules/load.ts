import { readdir, readFile } from 'node:fs/promises';
import { Ajv, type ErrorObject } from 'ajv';
import { isMap, isNode, LineCounter, parseDocument } from 'yaml';
import schema from '../../schemas/rule.schema.json' with { type: 'json' };
import type { Confidence, Level, PresetId, Severity, Subject } from '../../src/rules/rule.ts';

/** A rule file that fits `schemas/rule.schema.json`. */
export interface RuleFile {
  readonly id: string;
  readonly title: string;
  readonly category: string;
  readonly confidence: Confidence;
  readonly since: string;
  readonly levels: Readonly<Record<PresetId, Level>>;
  readonly what: string;
  readonly why: string;
  readonly do: string;
  readonly by?: string;
  readonly cases?: Readonly<Record<string, CaseFile>>;
  readonly checks?: readonly CheckFile[];
  readonly examples: readonly ExampleFile[];
}

export interface CaseFile {
  readonly message: string;
  readonly help: string;
  readonly severity?: Severity;
}

export interface CheckFile extends CaseFile {
  readonly each: Subject;
  readonly when?: string;
  readonly report: string;
  readonly at: string;
  readonly related?: readonly { readonly at: string; readonly label: string }[];
  readonly confidence?: Confidence;
  readonly once?: string;
}

export interface ExampleFile {
  readonly title: string;
  readonly file?: string;
  readonly settings?: string;
  readonly live?: string;
  readonly config: string;
  readonly findings: readonly { readonly line: number; readonly column?: number; readonly message: string }[];
}

/** A rule file with the way from its keys to its lines. */
export interface LoadedRule {
  readonly path: string;
  readonly rule: RuleFile;
  /** The 1-based line of the value at a path of keys and indices. */
  readonly line: (...path: readonly (string | number)[]) => number;
}

/** The rule files that can be used, in the order of their ids, and what is wrong with the others. */
export interface LoadedRules {
  readonly rules: readonly LoadedRule[];
  readonly problems: readonly string[];
}

const validate = new Ajv({ allErrors: true, strict: false }).compile<RuleFile>(schema);

/** Reads and validates every file of a folder of rules. A bad file is a problem and does not hide the good ones. */
export async function loadRules(folder = 'rules'): Promise<LoadedRules> {
  const names = (await readdir(folder)).filter((name) => name.endsWith('.yaml')).sort();
  const rules: LoadedRule[] = [];
  const problems: string[] = [];
  for (const name of names) {
    const path = `${folder}/${name}`;
    const loaded = loadRule(path, await readFile(path, 'utf8'));
    if ('problems' in loaded) problems.push(...loaded.problems);
    else if (loaded.rule.id !== name.slice(0, -'.yaml'.length))
      problems.push(`${path}: the id is \`${loaded.rule.id}\``);
    else rules.push(loaded);
  }
  return { rules, problems };
}

/** Reads and validates the text of one rule file. */
export function loadRule(path: string, text: string): LoadedRule | { readonly problems: readonly string[] } {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines });
  if (document.errors.length > 0)
    return { problems: document.errors.map((error) => `${path}: ${error.message}`) };
  const line = (...keys: readonly (string | number)[]): number => {
    for (let depth = keys.length; depth > 0; depth--) {
      const node = document.getIn(keys.slice(0, depth), true);
      if (isNode(node) && node.range) return lines.linePos(node.range[0]).line;
    }
    return 1;
  };
  const value: unknown = isMap(document.contents) ? document.toJS() : undefined;
  if (!validate(value)) {
    return {
      problems: (validate.errors ?? []).map(
        (error) => `${path}:${line(...keysOf(error))}: ${wordsOf(error)}`,
      ),
    };
  }
  return { path, rule: value, line };
}

function keysOf(error: ErrorObject): readonly (string | number)[] {
  const parts = error.instancePath.split('/').slice(1);
  return parts.map((part) =>
    /^\d+$/.test(part) ? Number(part) : part.replaceAll('~1', '/').replaceAll('~0', '~'),
  );
}

function wordsOf(error: ErrorObject): string {
  const extra =
    error.keyword === 'additionalProperties' ? ` (\`${String(error.params['additionalProperty'])}\`)` : '';
  return `${error.instancePath || 'the file'} ${error.message ?? 'is not valid'}${extra}`;
}
