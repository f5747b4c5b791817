import { isAscii } from './ascii.ts';
import { lazily } from './lazily.ts';

/** Ways to say "read it from somewhere else": `${X}`, `$X`, `os.environ/X`, `{env:X}`, `env:X`, `%X%`, `{{ x }}`. */
const REFERENCE =
  /^(?:Bearer\s+)?(?:\$\{[^}]*\}|\$[A-Za-z_]\w*|os\.environ\/\S+|\{(?:env|file):[^}]*\}|\{[A-Za-z_]\w*\}|env:\/{0,2}\w+|(?:secret|vault|op|file|keyring):\/\/\S+|%\w+%|\{\{.*\}\}|!\w+ .*)$/s;

/** Words that nobody's real key is made of, as they stand in examples and in configs of keyless servers. */
const filler = lazily(
  () =>
    new Set(
      (
        'a abc abcd abcde abcdef abcdefg add and any anything api apikey app auth bar bearer blank bogus box change changed changeit changeme ' +
        'cloud config demo do dummy empty enter example examplekey fake false fill filler foo for free from function gateway generate goes ' +
        'hello here hidden id ignore ignored insert invalid is it key keyless keys litellm llama llamacpp lm lmstudio local localhost long master me ' +
        'mock model my mykey na need needed nil no nokey none noop not notneeded null of offline ollama omitted openai or optional own ' +
        'password paste placeholder please prod production proxy put random real redacted removed replace replaced required router sample secret server ' +
        'set sk somekey some something stub string studio super test testing testkey text the this to todo token true undefined unset unused ' +
        'use used user value redis milvus valkey postgres postgresql mysql admin root qdrant neo4j mongo minio vllm virtual with x xinference xxx your yourkey anthropic claude gemini google groq mistral deepseek openrouter azure pk ak v ant proj hf gsk'
      ).split(' '),
    ),
);

/** What each way starts with. Most values start with none, and are spared the expression. */
const SIGNS = ['$', '{', '%', '!', 'env:', 'Bearer', 'secret:', 'vault:', 'op:', 'file:', 'keyring:'];
const LITELLM = 'os.environ/';

/** True of a value that points to where the secret is, instead of holding it. */
export function isReference(value: string): boolean {
  const text = value.trim();
  if (text.startsWith(LITELLM))
    return (text.length > LITELLM.length && isAscii(text, 33)) || REFERENCE.test(text);
  return SIGNS.some((sign) => text.startsWith(sign)) && REFERENCE.test(text);
}

// `OPENAI_API_KEY` as a value names the variable that holds the key.
function isVariableName(text: string): boolean {
  return (
    /^[A-Z][A-Z0-9]*(?:_[A-Z0-9]+)+$/.test(text) &&
    /[_](?:KEY|TOKEN|SECRET|PASSWORD|PASS|PAT)(?:_\w+)?$/.test(text)
  );
}

/**
 * True of a value that stands where a key stands and is none: `sk-1234`, `none`, `not-needed`, `your-key-here`,
 * `<key>`, `***`, `REDACTED`, or a reference to an environment variable.
 */
export function isDummy(value: string): boolean {
  const text = value.trim();
  if (text === '' || isReference(text) || isVariableName(text)) return true;
  if (/\u2026|\.\.\.|\*{3}|x{6}|^<.*>$|^\[.*\]$|^\(.*\)$/i.test(text)) return true;
  if (/EXAMPLE$|REDACTED|CHANGE_?ME|PLACEHOLDER|YOUR[-_]?(?:API|KEY|TOKEN|SECRET)/i.test(text)) return true;
  const words = text
    .toLowerCase()
    .split(/[^a-z0-9]+/)
    .filter(Boolean);
  return words.every(isFillerWord);
}

// A run such as `1234` or `aaaa` is filler, and so is `key1`.
function isFillerWord(word: string): boolean {
  if (filler().has(word) || isRun(word)) return true;
  const letters = word.replace(/\d{1,4}$/, '');
  return letters !== word && filler().has(letters);
}

function isRun(word: string): boolean {
  if (/^(.)\1*$/.test(word)) return true;
  return (
    '01234567890123456789'.includes(word) ||
    'abcdefghijklmnopqrstuvwxyz'.includes(word) ||
    /^(?:abc|qwerty|asdf|foo|bar|dead|beef)?(?:123)?\d{0,7}$/.test(word)
  );
}

/** Bits a character carries in a text, from how often each occurs in it: about 2 for words, 4 and more for keys. */
export function entropy(text: string): number {
  const counts = new Map<string, number>();
  for (const character of text) counts.set(character, (counts.get(character) ?? 0) + 1);
  let bits = 0;
  for (const count of counts.values()) bits -= (count / text.length) * Math.log2(count / text.length);
  return bits;
}
