import { describe, expect, it } from 'vitest';
import type { Block } from '../../src/blocks/block.ts';
import { at, plain } from '../../src/blocks/node.ts';
import { type BlocksRead, readBlocks } from '../../src/blocks/read.ts';
import { createDocument, locationRange } from '../../src/text/document.ts';
import { locate } from '../../src/text/view.ts';

function read(text: string, hints: readonly string[] = ['model']): BlocksRead {
  const document = createDocument('page.md', text);
  const result = readBlocks(document, { hints, limits: { nodes: 10_000, depth: 50 }, recover: false });
  if (result instanceof Promise) throw new Error('nothing needs to be read again');
  return result;
}

const fence = (language: string, ...lines: readonly string[]) =>
  `\`\`\`${language}\n${lines.join('\n')}\n\`\`\`\n`;
const values = ({ blocks }: BlocksRead) =>
  blocks.map(({ root }) => root && JSON.parse(JSON.stringify(plain(root))));

function placeOf(block: Block | undefined, ...path: readonly (string | number)[]): string {
  const node = at(block?.root, ...path);
  if (!(block && node)) return 'nowhere';
  const { start, end } = locationRange(locate(block.view, node));
  return `${start.line}:${start.column}-${end.line}:${end.column}`;
}

describe('a config in a here-document of a page', () => {
  it.each(['bash', 'sh', 'shell', 'zsh', 'console', 'shell-session', 'terminal', 'Bash {1,3}', ''])(
    'is read from a fence of %j',
    (language) => {
      const page = fence(language, 'cat > config.yaml <<EOF', 'model: a', 'EOF', 'ls');
      const { blocks } = read(page);
      expect(blocks).toMatchObject([{ format: 'yaml', container: 'fence', problems: [] }]);
      expect(blocks.map(({ root }) => root && plain(root))).toEqual([{ model: 'a' }]);
    },
  );

  it.each([
    fence('python', 'cat > config.yaml <<EOF', 'model: a', 'EOF'),
    fence('text', 'cat > config.yaml <<EOF', 'model: a', 'EOF'),
    fence('', '# cat > config.yaml <<EOF', 'model a', 'EOF'),
    fence('sh', 'echo "', 'model: a', '"'),
    fence('sh', 'cat > config.yaml <<EOF', 'a: 1', 'EOF', '# model: a'),
    fence('sh', 'cat > run.py <<EOF', 'model: str', 'EOF'),
    fence('sh', 'cat > README.md <<EOF', 'model: a', 'EOF'),
    fence('sh', 'python - <<EOF', 'model = {"a": 1}', 'EOF'),
    fence('sh', 'python - <<EOF', 'x: [', 'model: [', 'EOF'),
  ])('is not looked for elsewhere: %j', (page) => {
    expect(read(page).blocks).toEqual([]);
  });

  it.each([
    'cat > config.yaml <<EOF',
    'cat <<EOF | tee config.yaml',
    'tee -a "$HOME/.hermes/config.yaml" <<EOF >/dev/null',
    'sudo tee config.yaml > /dev/null << EOF',
    "ssh box 'cat > config.yaml' <<EOF",
    'cat <<EOF > config.yaml.bak 2> err.log',
  ])('takes the word of the command for what it is: %s', (command) => {
    const { blocks } = read(fence('sh', command, 'model: [', 'EOF'), ['model']);
    expect(blocks).toMatchObject([{ problems: [{ rule: 'yaml-syntax' }] }]);
  });

  it('is a guess where the command does not say it, and then no error', () => {
    const guess = (line: string) => read(fence('sh', 'kubectl apply -f - <<EOF', line, 'EOF'));
    expect(guess('model: [')).toMatchObject({ blocks: [], skipped: [{}] });
    expect(values(guess('model: a'))).toEqual([{ model: 'a' }]);
  });

  it('is JSON where the file is', () => {
    const page = fence('sh', 'cat > x.json <<EOF', '{"model": "$A",}', 'EOF');
    expect(read(page).blocks).toMatchObject([{ format: 'json' }]);
    expect(values(read(page))).toEqual([{ model: '<A>' }]);
  });

  it('can be a manifest that holds the config', () => {
    const manifest = ['kind: ConfigMap', 'data:', '  config.yaml: |', '    model: $M', '    x: 1'];
    const [block] = read(fence('sh', 'kubectl apply -f - <<EOF', ...manifest, 'EOF')).blocks;
    expect(block?.container).toBe('scalar');
    expect(placeOf(block, 'model')).toBe('6:12-6:14');
    expect(block?.filled).toHaveLength(1);
  });

  it('stands where the page has it, in containers, behind tabs and CRLF', () => {
    const page = "1. > ```sh\n   > cat > x.yaml <<-'E'\n   > \tmodel:\n   > \t  a: b\n   > \tE\n   > ```\n";
    for (const text of [page, page.replaceAll('\n', '\r\n')]) {
      expect(placeOf(read(text).blocks[0], 'model', 'a')).toBe('4:12-4:13');
    }
  });

  it('has what the shell fills in as placeholders, at their places', () => {
    const [block] = read(
      fence('sh', 'cat > x.yaml <<EOF', 'model: {a: $A, b: "\\${B}", c: $(cat "x}")/v1, d: e\\`}', 'EOF'),
    ).blocks;
    expect(block?.root && plain(block.root)).toEqual({
      model: { a: '<A>', b: '${B}', c: '<value>/v1', d: 'e`' },
    });
    expect(placeOf(block, 'model', 'a')).toBe('3:12-3:14');
    expect(placeOf(block, 'model', 'c')).toBe('3:31-3:45');
    expect(block?.filled).toHaveLength(2);
  });

  it('is as it stands behind a quoted word', () => {
    const [block] = read(fence('sh', "cat > x.yaml <<'EOF'", 'model: ${A}\\$', 'EOF')).blocks;
    expect(block?.root && plain(block.root)).toEqual({ model: '${A}\\$' });
    expect(block?.filled).toBeUndefined();
  });

  it('is no YAML with a mistake where the shell fills in lines', () => {
    const page = (line: string) => read(fence('sh', 'cat > x.yaml <<EOF', 'model:', '  a: 1', line, 'EOF'));
    const reason = 'a part of it is filled in first, and only what comes out can be read';
    expect(page('$REST')).toMatchObject({ blocks: [], skipped: [{ reason }] });
    expect(page('\\$REST').blocks).toMatchObject([{ problems: [{ rule: 'yaml-syntax' }] }]);
  });

  it('bears what is said of its fence, nearest first', () => {
    const body = ['cat > x.yaml <<A >y.yaml <<B', 'model: a', 'A', '# routelint: current', 'model: b', 'B'];
    const above = '---\ndate: 2026-01-02\n---\n<!-- routelint: historical reason="x" -->\n\n';
    const page = above + fence('bash', ...body);
    expect(read(page).blocks.map(({ markers }) => markers)).toMatchObject([
      { status: 'historical', reason: 'x', date: '2026-01-02' },
      { status: 'current', date: '2026-01-02' },
    ]);
    expect(read(page).blocks.map(({ id }) => id)).toEqual(['page.md#1', 'page.md#2']);
    expect(read(fence('bash routelint=ignore', ...body.slice(0, 3))).skipped).toMatchObject([
      { reason: 'it is marked to be ignored' },
    ]);
  });
});
