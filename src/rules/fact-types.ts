/** A field of a fact: its CEL type, and what it says, for the page for rule authors. */
type Field = readonly [type: string, says: string];

/**
 * The facts that CEL checks see, by type name. The one place where they are declared: CEL is type-checked against
 * it, TypeScript's types are derived from it, and the page for rule authors prints it. Texts that are not known
 * are `''`, numbers `0`.
 */
export const FACT_TYPES = {
  Block: {
    path: ['string', 'the file, with `#n` where it holds several blocks'],
    dialect: ['string', 'the dialect: `hermes`, `litellm`, `smart-model-routing`'],
    role: ['string', 'what the file is to its owner: `live`, `backup`, `docs`, `archive`, `config`'],
    completeness: ['string', '`whole` or `fragment`'],
    versionMin: ['string', 'the oldest release that may read it'],
    versionMax: ['string', 'the newest release that may read it'],
    versionBecause: ['string', 'how the version is known'],
    versionKnown: ['bool', 'the version was declared or inferred'],
    notModelled: ['list<string>', 'what was read and not modelled'],
    kinds: ['string', 'how many kinds of prompt its routes tell apart: `96`, `about 10^12`'],
    notFollowed: [
      'list<string>',
      'titles of lanes whose prompts were not followed to the end, as there are too many ways',
    ],
    main: ['list<Target>', 'the first choices of the main lane'],
    targets: ['list<Target>', 'every target of the block'],
  },
  Target: {
    id: ['string', 'unique in the block'],
    label: ['string', 'what people call it'],
    provider: ['string', 'the id in the provider catalogue, else the name in the block'],
    model: ['string', 'the model name'],
    endpoint: ['string', 'the URL prompts go to'],
    host: ['string', 'the `host:port` of the endpoint'],
    locality: ['string', '`device`, `lan`, `cloud`, `unknown`'],
    localityBecause: ['string', 'a clause that says why'],
    evidence: ['Evidence', 'the piece of the block that decided the locality, the endpoint most often'],
    access: ['string', '`free`, `subscription`, `metered`, `unknown`'],
    accessBecause: ['string', 'a clause that says why'],
    credential: ['string', '`none`, `api-key`, `oauth`, `token`, `cloud-iam`, `unknown`'],
    kind: ['string', 'how the policy counts it: `local`, `delegation`, or its access'],
    rank: ['int', 'the place of `kind` in `policy.order`; -1 where the order does not name it'],
    implied: ['bool', 'no key states it: the program adds it'],
    because: ['string', 'for an implied target, what brings it about'],
    endpointLocality: [
      'string',
      'where the host of the endpoint stands, whatever the model; empty without one',
    ],
    claim: ['NameClaim', 'a name that claims another locality than the target has'],
    plaintext: ['bool', 'prompts travel unencrypted to a public host'],
    contextWindow: ['int', 'the largest prompt in tokens, where the block says'],
    unbounded: ['bool', 'the block sets no budget and no rate on it, and could'],
    mock: ['bool', 'a fixed answer: nothing leaves the process'],
  },
  Evidence: {
    text: ['string', 'the endpoint, where one is stated'],
  },
  NameClaim: {
    name: ['string', 'the name, empty where none claims anything'],
    says: ['string', 'the locality it claims'],
  },
  Lane: {
    id: ['string', '`main`, `auxiliary.vision`, `group:fast`'],
    kind: ['string', 'what kind of work comes in: `main`, `cheap`, `delegation`, `auxiliary`, …'],
    title: ['string', 'what its owner would call it'],
    implied: ['bool', 'no key states it'],
    because: ['string', 'for an implied lane, what brings it about'],
    private: ['bool', 'the policy says that it may carry private prompts'],
    named: ['bool', 'the caller picks it by name, as a model group of a gateway'],
    targets: ['list<Target>', 'every target its prompts can reach, first choices first'],
    firsts: ['list<Target>', 'the first choices of its routes, whatever the prompt'],
    tells: [
      'list<string>',
      'what it tells prompts apart by: `chars`, `words`, `lines`, `tokens`, or the name of a signal; empty where all go one way',
    ],
    gap: [
      'string',
      'a prompt that none of its routes takes: `prompt of 12 words`; empty where there is none',
    ],
    refused: [
      'string',
      'a prompt that a route takes and nothing answers, whatever works; empty where there is none',
    ],
    singlePoint: ['string', 'the one host or account whose loss leaves prompts of it without an answer'],
    singleWhole: ['bool', 'that loss leaves all of its prompts without one, and not only some'],
    cycle: ['list<string>', 'the titles of the lanes whose fallbacks lead round in a circle with this one'],
    leads: ['bool', 'the first of its circle'],
  },
  Route: {
    id: ['string', 'unique in the lane'],
    index: ['int', 'from 0, in the order of the lane'],
    conditional: ['bool', 'only some prompts take it'],
    implied: ['bool', 'no key states it'],
    because: ['string', 'for an implied route, what brings it about'],
    targets: ['list<Target>', 'its first choice, or the pool that the program picks from'],
    firsts: ['list<Target>', 'its first choices, those of lanes that it hands prompts to among them'],
    opens: [
      'list<FailOpen>',
      'where its prompts go when a reading that brought them here (a classifier, say) cannot be had',
    ],
    chosen: ['bool', 'another program chooses it: a router picks it, a tag asks for it'],
    dead: [
      'string',
      'why no prompt takes it: `unmatchable` (its own limits let none in), `shadowed` (earlier routes have them all), `repeated` (so, and to the same place); else empty',
    ],
    cover: ['list<Blocker>', 'the earlier routes that take all its prompts, as few as do'],
    redundant: ['bool', 'without it every prompt would go the same way'],
    idle: [
      'list<Clause>',
      'limits that a key states and that never decide: the others let no such prompt through',
    ],
    lost: [
      'int',
      'how many percent of its own kinds of prompt earlier routes take elsewhere, its exceptions left out',
    ],
    rivals: ['list<Blocker>', 'those earlier routes'],
    lostPrompt: ['string', 'a prompt that they take, without its article; empty where there is none'],
    witness: ['string', 'a prompt that takes it, without its article: `prompt of 221 characters`'],
  },
  Blocker: {
    id: ['string', 'the id of the route'],
    targets: ['list<Target>', 'its first choice'],
  },
  FailOpen: {
    signal: ['string', 'the reading'],
    prompt: ['string', 'such a prompt, without its article'],
    targets: ['list<Target>', 'the first choices of the route they go to then'],
  },
  Clause: {
    text: ['string', 'what it asks for: `at most 40 words`'],
  },
  Step: {
    index: ['int', 'from 0, in the order of the chain'],
    on: ['list<string>', 'the failures that lead here'],
    targets: ['list<Target>', 'the target, or the pool that the program picks from'],
    pool: ['bool', 'holds more than one target'],
    enters: ['string', 'the title of the lane that takes over'],
    cause: [
      'string',
      'equal for steps that stand at the same place in the block, or are implied by the same fact',
    ],
    implied: ['bool', 'no key states it'],
    because: ['string', 'for an implied step, what brings it about'],
    depends: [
      'list<string>',
      'what decides whether the program adds the step at all: `version`, `environment`',
    ],
    shares: [
      'string',
      'the host or account that it has in common with all that is tried before it: `the host localhost:11434`',
    ],
    dead: [
      'string',
      'why the step never helps: `self`, `repeat` (tried before), `fate` (fails with what leads here); else empty',
    ],
  },
  Flow: {
    lane: ['Lane', 'where the prompt came in'],
    route: ['Route', 'the route it took'],
    step: ['Step', 'the step that reaches the target'],
    target: ['Target', 'where the prompt ends up'],
    start: ['Target', 'the first choice of the same route'],
    first: ['bool', 'reached without any failure'],
    failures: ['list<string>', 'labels of the targets that must fail first'],
    when: ['string', '`when qwen3 at localhost fails`; empty for a first choice'],
    path: ['list<string>', 'labels of all targets tried, the last one included'],
    earlier: ['list<Target>', 'what was tried and failed before'],
    later: ['list<Target>', 'what the same route would try after this target'],
    dearer: [
      'list<Target>',
      'of `earlier`, what is certain to be there, `policy.order` puts after this target and no caller picked by name',
    ],
    implied: ['bool', 'no key states the step that leads to the target, or the target itself'],
    because: ['string', 'for an implied flow, what brings it about'],
    certain: ['bool', 'stated, or implied whatever the version and the environment are'],
    depends: [
      'list<string>',
      'for an implied flow, what decides whether it is so at all: `version`, `environment`',
    ],
    remedy: [
      'string',
      'for an implied flow, what to write so that it is not so, where one key does: `write `provider: custom``; else empty',
    ],
    private: ['bool', 'the lane may carry private prompts'],
    witness: [
      'string',
      'a prompt that takes this way, without its article: `prompt of 221 characters`; `prompt` where any does',
    ],
    example: ['string', 'a text that is such a prompt; empty where any is, or where none can be made'],
    blind: [
      'list<string>',
      'readings of the prompt that must not be to be had, for any prompt to come this way',
    ],
    inherited: [
      'string',
      'for a fallback that was not written for this lane, whose it is: a clause; else empty',
    ],
    written: ['bool', 'some lane has the step for its own'],
    outgrown: [
      'int',
      'tokens that everything tried before can hold, where the block says: a prompt that grew out of it is longer',
    ],
  },
  Channel: {
    kind: ['string', '`callback`, `cache`, `guardrail`, `embedding-router`, `mirror`, `tool`, `trace`'],
    name: ['string', 'what the block calls it'],
    locality: ['string', '`device`, `lan`, `cloud`, `unknown`'],
    localityBecause: ['string', 'a clause that says why'],
    sees: ['string', 'what of the prompt goes there'],
  },
  Guard: {
    name: ['string', 'what the block calls it'],
    runs: ['string', '`before` the model is given a prompt, `late`, or on `logs` alone'],
    because: ['string', 'a clause on when it runs'],
    applied: ['bool', 'requests pass it without asking for it'],
  },
  PrivatePolicy: {
    set: ['bool', 'there is a policy on private prompts'],
    allow: ['list<string>', 'the localities private prompts may go to'],
    lanes: ['list<string>', 'globs over lane ids'],
  },
  Tier: {
    set: ['bool', 'a budget tier is named'],
    name: ['string', 'its name'],
    primary: ['list<string>', 'kinds allowed as a first choice'],
    fallback: ['list<string>', 'kinds allowed at all'],
  },
  Policy: {
    private: ['PrivatePolicy', '`policy.private` of the settings'],
    order: ['list<string>', '`policy.order`: kinds, the preferred first'],
    delegation: ['list<string>', 'providers meant for delegated work'],
    tier: ['Tier', 'the budget tier'],
  },
  Group: {
    size: ['int', 'how many findings were made one by `once`'],
    lanes: ['list<string>', 'titles of their lanes'],
    targets: ['list<string>', 'labels of their targets'],
    because: ['list<string>', 'for implied flows, what brings them about'],
  },
} as const satisfies Record<string, Record<string, Field>>;

type Types = typeof FACT_TYPES;

/** The name of a type of fact. */
export type FactName = keyof Types;

type ValueOf<T> = T extends 'string'
  ? string
  : T extends 'bool'
    ? boolean
    : T extends 'int'
      ? number
      : T extends `list<${infer Item}>`
        ? readonly ValueOf<Item>[]
        : T extends FactName
          ? Fact<T>
          : never;

/** The plain object that stands for a fact. */
export type Fact<Name extends FactName> = {
  readonly [Key in keyof Types[Name]]: Types[Name][Key] extends readonly [infer T, string]
    ? ValueOf<T>
    : never;
};

/** The variables of a check, by its subject; `policy`, `block` and `group` are there for each of them. */
export const SUBJECT_VARIABLES = {
  block: {},
  lane: { lane: 'Lane' },
  route: { lane: 'Lane', route: 'Route' },
  step: { lane: 'Lane', route: 'Route', step: 'Step' },
  target: { target: 'Target' },
  flow: { flow: 'Flow' },
  channel: { channel: 'Channel' },
  guard: { guard: 'Guard' },
} as const satisfies Record<string, Record<string, FactName>>;

/** The variables that every check sees. `group` is for messages: before grouping it holds one finding. */
export const COMMON_VARIABLES = { block: 'Block', policy: 'Policy', group: 'Group' } as const;

type Variables<V extends Record<string, FactName>> = { readonly [Key in keyof V]: Fact<V[Key]> };

/** What the compiled functions of a check take. */
export type FactsOf<S extends keyof typeof SUBJECT_VARIABLES> = Variables<(typeof SUBJECT_VARIABLES)[S]> &
  Variables<typeof COMMON_VARIABLES>;
