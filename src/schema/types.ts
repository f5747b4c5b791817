import type { Node } from '../blocks/node.ts';
import type { Alternative, Shape, TypeName } from './shape.ts';

/** The JSON Schema type of a node; a date that YAML 1.1 sees counts as its text. */
export function typeOf(node: Node): TypeName {
  if (node.kind === 'map') return 'object';
  if (node.kind === 'list') return 'array';
  if (node.type === 'number') return Number.isInteger(node.value) ? 'integer' : 'number';
  return node.type === 'timestamp' ? 'string' : node.type;
}

/** The types a shape admits, by its `type` or by the values it names; undefined when it says nothing of them. */
export function typesOf(shape: Shape): readonly TypeName[] | undefined {
  if (shape.type === undefined) {
    const values = shape.const === undefined ? shape.enum : [shape.const];
    return values?.map(valueType);
  }
  return typeof shape.type === 'string' ? [shape.type] : shape.type;
}

function valueType(value: unknown): TypeName {
  if (Array.isArray(value)) return 'array';
  if (value === null) return 'null';
  if (typeof value === 'number') return Number.isInteger(value) ? 'integer' : 'number';
  const type = typeof value;
  return type === 'string' || type === 'boolean' ? type : 'object';
}

/** Whether a node's type is one that the shape admits. */
export function admitsType(shape: Shape, node: Node): boolean {
  const wanted = shape.type ?? typesOf(shape);
  if (wanted === undefined) return true;
  const type = typeOf(node);
  // Asked of every value of every file: no list is made for the one type that most shapes have.
  if (typeof wanted === 'string') return type === wanted || (type === 'integer' && wanted === 'number');
  return wanted.includes(type) || (type === 'integer' && wanted.includes('number'));
}

/** Whether every part of an alternative admits the node's type. */
export function fitsType(way: Alternative, node: Node): boolean {
  for (const shape of way) if (!admitsType(shape, node)) return false;
  return true;
}

const ARTICLES: Readonly<Record<TypeName, string>> = {
  string: 'a string',
  number: 'a number',
  integer: 'a whole number',
  boolean: '`true` or `false`',
  null: 'empty',
  array: 'a list',
  object: 'a mapping',
};

/** A type as a person would say it: "a list". */
export function typeWords(type: TypeName): string {
  return ARTICLES[type];
}

/** What a node is, for "is a string": its type, or the value itself where that says more. */
export function nodeWords(node: Node): string {
  if (node.kind === 'scalar' && node.type === 'boolean') return `\`${node.value}\``;
  return ARTICLES[typeOf(node)];
}

/** "a list, a string or a number": each once, and without what an empty value may be. */
export function anyOfTypes(types: Iterable<TypeName>): string {
  const names = new Set(types);
  names.delete('null');
  if (names.has('number')) names.delete('integer');
  return listed([...names].map(typeWords));
}

/** "a, b or c". */
export function listed(words: readonly string[]): string {
  if (words.length < 2) return words[0] ?? 'nothing';
  return `${words.slice(0, -1).join(', ')} or ${words.at(-1)}`;
}
