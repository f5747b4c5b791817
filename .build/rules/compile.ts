import type { ASTNode } from '@marcbachmann/cel-js';

/** CEL that the checker accepts and that is not in the subset we compile. */
export class NotInSubset extends Error {}

/** How names become code: `typed` reads fields directly, otherwise every name is a key of `f` that may be missing. */
interface Scope {
  readonly typed: boolean;
  readonly locals: ReadonlySet<string>;
}

const STRING_METHODS: Readonly<Record<string, string>> = {
  startsWith: 'startsWith',
  endsWith: 'endsWith',
  contains: 'includes',
};

/** The JavaScript (and TypeScript) for a CEL expression over the facts `f`. Throws `NotInSubset`. */
export function compileCel(ast: ASTNode, typed: boolean): string {
  return code(ast, { typed, locals: new Set() });
}

function code(node: ASTNode, scope: Scope): string {
  switch (node.op) {
    case 'value':
      return literal(node.args);
    case 'id':
      if (scope.locals.has(node.args)) return `$${node.args}`;
      return scope.typed ? `f.${node.args}` : `cel.member(f, ${JSON.stringify(node.args)})`;
    case '.': {
      const [holder, key] = node.args;
      if (!scope.typed && isData(holder, scope)) return `cel.member(f, ${JSON.stringify(key)})`;
      return scope.typed
        ? `${code(holder, scope)}.${key}`
        : `cel.member(${code(holder, scope)}, ${JSON.stringify(key)})`;
    }
    case '[]':
      return `cel.member(${both(node.args, scope)})`;
    case 'call':
      return call(node.args[0], node.args[1], scope);
    case 'rcall':
      return method(node.args[0], node.args[1], node.args[2], scope);
    case 'list':
      return `[${node.args.map((item) => code(item, scope)).join(', ')}]`;
    case 'map':
      return `{ ${node.args.map(([key, value]) => `[${code(key, scope)}]: ${code(value, scope)}`).join(', ')} }`;
    case '?:': {
      const [test, then, otherwise] = node.args;
      return `(${code(test, scope)} ? ${code(then, scope)} : ${code(otherwise, scope)})`;
    }
    case '||':
    case '&&':
      return `(${code(node.args[0], scope)} ${node.op} ${code(node.args[1], scope)})`;
    case '!_':
      return `!${code(node.args, scope)}`;
    case '-_':
      return `-${code(node.args, scope)}`;
    case '==':
      return `cel.equal(${both(node.args, scope)})`;
    case '!=':
      return `!cel.equal(${both(node.args, scope)})`;
    case '<':
    case '<=':
    case '>':
    case '>=':
      return `(cel.order(${both(node.args, scope)}) ${node.op} 0)`;
    case 'in':
      return `cel.within(${both(node.args, scope)})`;
    case '+':
      return `cel.plus(${both(node.args, scope)})`;
    case '-':
    case '*':
      return `(${code(node.args[0], scope)} ${node.op} ${code(node.args[1], scope)})`;
    default:
      throw new NotInSubset(`\`${node.op}\` is not in the subset of CEL that rules may use`);
  }
}

function both([left, right]: readonly [ASTNode, ASTNode], scope: Scope): string {
  return `${code(left, scope)}, ${code(right, scope)}`;
}

function literal(value: unknown): string {
  if (typeof value === 'bigint') return `${value}`;
  if (
    value === null ||
    typeof value === 'string' ||
    typeof value === 'number' ||
    typeof value === 'boolean'
  ) {
    return JSON.stringify(value);
  }
  throw new NotInSubset('only texts, numbers, truth values and null can be written out');
}

function call(name: string, args: readonly ASTNode[], scope: Scope): string {
  const [first] = args;
  if (!first || args.length !== 1) throw new NotInSubset(`\`${name}\` takes one argument here`);
  switch (name) {
    case 'size':
    case 'listed':
      return `cel.${name}(${code(first, scope)})`;
    case 'string':
      return `cel.show(${code(first, scope)})`;
    case 'int':
      return `cel.toInt(${code(first, scope)})`;
    case 'has':
      return `(${code(first, scope)} !== undefined)`;
    default:
      throw new NotInSubset(`the function \`${name}\` is not in the subset of CEL that rules may use`);
  }
}

function method(name: string, on: ASTNode, args: readonly ASTNode[], scope: Scope): string {
  const receiver = code(on, scope);
  const [first, second] = args;
  if (name === 'size' && !first) return `cel.size(${receiver})`;
  const text = scope.typed ? receiver : `cel.show(${receiver})`;
  const native = STRING_METHODS[name];
  if (native && first && !second) {
    return `${text}.${native}(${scope.typed ? code(first, scope) : `cel.show(${code(first, scope)})`})`;
  }
  if (name === 'matches' && first) return `${pattern(first)}.test(${text})`;
  if (name === 'join' && first) return `cel.items(${receiver}).join(${code(first, scope)})`;
  if (first?.op === 'id' && second && args.length === 2)
    return macro(name, receiver, first.args, second, scope);
  throw new NotInSubset(`the method \`${name}\` is not in the subset of CEL that rules may use`);
}

function macro(name: string, receiver: string, variable: string, body: ASTNode, scope: Scope): string {
  const inner: Scope = { typed: scope.typed, locals: new Set([...scope.locals, variable]) };
  const lambda = `($${variable}) => ${parenthesised(code(body, inner))}`;
  const list = `cel.items(${receiver})`;
  switch (name) {
    case 'exists':
      return `${list}.some(${lambda})`;
    case 'all':
      return `${list}.every(${lambda})`;
    case 'filter':
    case 'map':
      return `${list}.${name}(${lambda})`;
    case 'exists_one':
      return `cel.existsOne(${list}, ${lambda})`;
    default:
      throw new NotInSubset(`the macro \`${name}\` is not in the subset of CEL that rules may use`);
  }
}

// A map literal would be read as the body of the function.
function parenthesised(body: string): string {
  return body.startsWith('{') ? `(${body})` : body;
}

// RE2 has neither look-around nor back-references, so a pattern with them means two things.
function pattern(node: ASTNode): string {
  if (node.op !== 'value' || typeof node.args !== 'string')
    throw new NotInSubset('`matches` takes a written-out pattern');
  if (/\(\?[=!<]|\\[1-9]|\\k/.test(node.args))
    throw new NotInSubset('a pattern has look-around or a back-reference');
  return `/${new RegExp(node.args, 'u').source}/u`;
}

// `data.key` says the same as `key`, and `has(data.key)` is the only way to ask for it.
function isData(node: ASTNode, scope: Scope): boolean {
  return node.op === 'id' && node.args === 'data' && !scope.locals.has('data');
}
