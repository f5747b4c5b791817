import { execFileSync, spawnSync } from 'node:child_process';

/** Why PyYAML cannot be asked on this machine; undefined when it can. */
export const noPython: string | undefined = reason();

function reason(): string | undefined {
  const { status } = spawnSync('python3', ['-c', 'import yaml'], { stdio: 'ignore' });
  return status === 0 ? undefined : 'python3 with PyYAML is not on this machine';
}

// Values as `show` gives them, except that numbers are texts and what stops the loader is named.
const SCRIPT = `
import datetime, json, sys, yaml
def show(v):
    if v is None or isinstance(v, (bool, str)): return v
    if isinstance(v, (int, float)):
        try: return {'number': repr(float(v))}
        except OverflowError: return {'number': 'inf'}
    if isinstance(v, datetime.date): return {'timestamp': True}
    if isinstance(v, bytes): return {'bytes': True}
    if isinstance(v, set): v = {k: None for k in v}
    if isinstance(v, dict): return {'map': [[k if isinstance(k, str) else None, show(x)] for k, x in v.items()]}
    return [show(x) for x in v]
def load(text):
    try: return {'documents': [show(d) for d in yaml.load_all(text, Loader=yaml.SafeLoader)]}
    except RecursionError: return {'skip': True}
    except Exception as error: return {'error': type(error).__name__ + ': ' + str(error).replace('\\n', ' ')[:300]}
print(json.dumps([load(text) for text in json.load(sys.stdin)]))
`;

export type PythonValue =
  | null
  | boolean
  | string
  | readonly PythonValue[]
  | { readonly number: string }
  | { readonly timestamp: true }
  | { readonly bytes: true }
  | { readonly map: readonly (readonly [string | null, PythonValue])[] };

export interface PythonResult {
  readonly documents?: readonly PythonValue[];
  readonly error?: string;
  readonly skip?: true;
}

/** What PyYAML's safe loader makes of each text. */
export function loadWithPython(texts: readonly string[]): readonly PythonResult[] {
  const input = JSON.stringify(texts);
  const output = execFileSync('python3', ['-c', SCRIPT], { input, maxBuffer: 1 << 28, encoding: 'utf8' });
  return JSON.parse(output) as PythonResult[];
}
