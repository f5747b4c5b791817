import { FUNCTIONS } from '../../src/rules/environment.ts';
import { COMMON_VARIABLES, FACT_TYPES, SUBJECT_VARIABLES } from '../../src/rules/fact-types.ts';
import { table } from './rule-page.ts';

/** The page for people who write checks: subjects, variables, facts and the subset of CEL, as Markdown. */
export function factsPage(): string {
  const facts = Object.entries(FACT_TYPES).map(([name, fields]) => {
    const rows = Object.entries(fields).map(([field, [type, says]]) => [`\`${field}\``, `\`${type}\``, says]);
    return `### ${name}\n\n${table(['Field', 'Type', 'What it says'], rows)}`;
  });
  return `${[INTRODUCTION, subjects(), SUBSET, functions(), '## Facts', ...facts].join('\n\n')}\n`;
}

const INTRODUCTION = `<!-- Written by .build/generate/docs.ts from src/rules/fact-types.ts. -->

# Writing a check

A check is a few lines of [CEL](https://cel.dev) in a rule's file. It is evaluated once for each subject of the kind
that \`each\` names, and reports where \`report\` is true. CEL cannot loop, call out or change anything: a rule is data.

\`\`\`yaml routelint=ignore
checks:
  - each: flow                  # the subject
    when: flow.private          # optional: which of them the check is about
    report: flow.target.locality == "cloud"
    at: flow.step               # the fact whose place is reported
    related:                    # optional: more places, each with a label
      - { at: flow.target, label: "the target" }
    message: "\${listed(group.lanes)} reach \${flow.target.label} \${flow.when}"
    help: "remove this fallback"
    once: flow.step.cause       # optional: findings with the same text are one
    severity: info              # optional: at most this, for a check that is less certain than the rule
    confidence: low
\`\`\`

\`\${…}\` in a message is CEL too, and \`$\${\` is a literal \`\${\`. A message starts in lower case, has no full stop, and says
what is wrong and why it matters here; \`help\` says what to do. With \`once\`, the first of the findings that share a cause
stands for all of them, and \`group\` tells of the others: \`group.lanes\` are the titles of their lanes.

Rules with \`by:\` have no check: a stage of routelint computes their facts, and the file has the words for each code
under \`cases\`. There every name in \`\${…}\` is a key of the finding's data, and \`has(data.key)\` asks whether it is given.`;

const SUBSET = `## The subset of CEL

- literals: texts, whole numbers, \`true\`, \`false\`, \`null\`, lists, maps
- \`a.b\`, \`a[b]\`, \`has(a.b)\`
- \`==\` \`!=\` \`<\` \`<=\` \`>\` \`>=\` \`in\` \`&&\` \`||\` \`!\` \`? :\` \`+\` \`-\` \`*\`
- \`size\`, \`string\`, \`int\`, \`startsWith\`, \`endsWith\`, \`contains\`, \`matches\` with a written-out pattern, \`join\`
- \`exists\`, \`exists_one\`, \`all\`, \`filter\`, \`map\` with two arguments

Expressions are type-checked against the facts below when routelint is built, and compiled to plain functions: nothing
of CEL is left at run time. Numbers are whole. \`&&\` and \`||\` go from left to right and stop when they know.`;

function subjects(): string {
  const names = (variables: object): string =>
    Object.entries(variables)
      .map(([name, type]) => `\`${name}\` (${type})`)
      .join(', ');
  const rows = Object.entries(SUBJECT_VARIABLES).map(([subject, variables]) => [
    `\`${subject}\``,
    names(variables),
  ]);
  return `## Subjects\n\nEvery check sees ${names(COMMON_VARIABLES)}, and by its subject:\n\n${table(['`each`', 'Variables'], rows)}`;
}

function functions(): string {
  const rows = FUNCTIONS.map(({ signature, says }) => [`\`${signature}\``, says]);
  return `Beside CEL's own functions:\n\n${table(['Function', 'What it gives'], rows)}`;
}
