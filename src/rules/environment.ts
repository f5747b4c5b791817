import { Environment } from '@marcbachmann/cel-js';
import { listed } from './cel.ts';
import { COMMON_VARIABLES, FACT_TYPES, type FactName, SUBJECT_VARIABLES } from './fact-types.ts';
import type { Subject } from './rule.ts';

/** What routelint adds to CEL's own functions, with the line the docs have on each. */
export const FUNCTIONS = [
  {
    signature: 'listed(list<string>): string',
    says: '`a, b and c`; the first three and a count for long lists',
  },
] as const;

const base = new Environment({ unlistedVariablesAreDyn: false, homogeneousAggregateLiterals: false });
for (const name of factNamesInOrder()) {
  const fields = Object.fromEntries(Object.entries(FACT_TYPES[name]).map(([field, [type]]) => [field, type]));
  base.registerType(name, { fields });
}
base.registerFunction(FUNCTIONS[0].signature, listed);

/** The CEL environment of the checks over one kind of subject: CEL that does not fit the facts' types is refused. */
export function checkEnvironment(subject: Subject): Environment {
  const environment = base.clone();
  for (const [name, type] of Object.entries({ ...COMMON_VARIABLES, ...SUBJECT_VARIABLES[subject] })) {
    environment.registerVariable(name, type);
  }
  return environment;
}

/** The CEL environment of the words for codes: every name is a key of the hit's `data`, of any type. */
export function caseEnvironment(): Environment {
  const environment = new Environment({ unlistedVariablesAreDyn: true, homogeneousAggregateLiterals: false });
  environment.registerFunction('listed(list<dyn>): string', listed);
  return environment;
}

// A type can only name types that are registered already.
function factNamesInOrder(): readonly FactName[] {
  const names = Object.keys(FACT_TYPES).filter(isFactName);
  const done: FactName[] = [];
  const add = (name: FactName): void => {
    if (done.includes(name)) return;
    for (const [type] of Object.values(FACT_TYPES[name])) {
      for (const used of names) if (type === used || type === `list<${used}>`) add(used);
    }
    done.push(name);
  };
  for (const name of names) add(name);
  return done;
}

function isFactName(name: string): name is FactName {
  return Object.hasOwn(FACT_TYPES, name);
}
