import { describe, expect, it } from 'vitest';
import { findHereDocuments } from '../../../src/blocks/shell/scanner.ts';
import { textsIn } from './texts.ts';

describe('the here-documents of a shell text', () => {
  it.each([
    ['a plain word', 'cat <<EOF\na: 1\nEOF\necho\n', ['a: 1\n']],
    ['a word behind blanks', "cat > x << \t'EOF'\na\nEOF\n", ['a\n']],
    ['double quotes', 'cat <<"E O"\na\nE O\n', ['a\n']],
    ['a backslash', 'cat <<\\EOF\n$A\nEOF\n', ['$A\n']],
    ['a word quoted in part', 'cat <<E"O"F\n$A\nEOF\n', ['$A\n']],
    ['an empty word', "cat <<''\na\n\nb\n", ['a\n']],
    ['a word that more follows', 'cat <<EOF|tee x\na\nEOF\n', ['a\n']],
    [
      'the end word only alone on its line',
      'cat <<EOF\n EOF\nEOF x\nEOF \nEOF\nb\n',
      [' EOF\nEOF x\nEOF \n'],
    ],
    ['no end word', 'cat <<EOF\na\nb', ['a\nb']],
    ['no line', 'cat <<EOF', ['']],
    ['no text', 'cat <<EOF\nEOF\n', ['']],
    ['tabs', 'cat <<-EOF\n\t\ta\n\t  b\n  \tc\n\tEOF\nd\n', ['a\n  b\n  \tc\n']],
    ['spaces before the word of <<-', 'cat <<-EOF\na\n EOF\nEOF\n', ['a\n EOF\n']],
    ['tabs without the dash', 'cat <<EOF\n\ta\n\tEOF\nEOF\n', ['\ta\n\tEOF\n']],
    ['two on a line', "paste <<A - <<'B'\n1\nA\n2\nB\n", ['1\n', '2\n']],
    ['one behind another', 'cat <<A\n1\nA\ncat <<B\n2\nB\n', ['1\n', '2\n']],
    ['an operator in a text', 'cat <<A\ncat <<B\nA\nb\n', ['cat <<B\n']],
    ['a command that goes on', 'cat <<A \\\n  > x\n1\nA\n', ['1\n']],
    ['a quote that goes on', 'cat <<A "\n1\nA\n"\n2\nA\n', ['2\n']],
    ['$(…)', 'X=$(cat <<A\n1\nA\n)\n', ['1\n']],
    ['$(…) in quotes', 'X="$(cat <<A\n"1\nA\n)"\ncat <<B\n2\nB\n', ['"1\n', '2\n']],
    ['a subshell', '(cat <<A)\n1\nA\n', ['1\n']],
    ['CRLF', 'cat <<A\r\n1\r\nA\r\ncat <<B\r\n2\r\nB\r\n', ['1\r\n', '2\r\n']],
    ['CR', 'cat <<A\r1\rA\r2', ['1\r']],
  ])('with %s', (_, shell, texts) => {
    expect(textsIn(shell)).toEqual(texts);
  });

  it.each([
    ['a here-string', 'cat <<<EOF\na\nEOF\n'],
    ['single quotes', "echo 'cat <<EOF'\na\nEOF\n"],
    ['double quotes', 'echo "cat <<EOF"\na\nEOF\n'],
    ['ANSI quotes', "echo $'it\\'s <<EOF'\na\nEOF\n"],
    ['a comment', '# cat <<EOF\na\nEOF\n'],
    ['a comment behind a command', 'ls; # cat <<EOF\na\nEOF\n'],
    ['arithmetic', 'echo $((1<<2))\na\n2\n'],
    ['an arithmetic command', '((x = 1 << 2))\na\n2\n'],
    ['arithmetic with brackets', 'echo $(( (1<<A) + (2<<B) ))\nA\n'],
    ['a parameter', 'echo ${x:-<<EOF}\na\nEOF\n'],
    ['an escape', 'echo \\<<EOF\na\nEOF\n'],
    ['nothing behind it', 'cat <<\na\n'],
    ['a comment behind it', 'cat << #EOF\na\n'],
  ])('are none in %s', (_, shell) => {
    expect(findHereDocuments(shell)).toEqual([]);
  });

  it.each(['echo a#b <<EOF', 'echo ${#x} <<EOF', 'echo $# <<EOF', "echo it\\'s <<EOF", 'echo $ <<EOF'])(
    'are found behind what only looks like a comment or a quote: %s',
    (line) => {
      expect(textsIn(`${line}\n1\nEOF\n`)).toEqual(['1\n']);
    },
  );

  it('are those of the commands of a session, with and without prompts before their lines', () => {
    const session =
      "# one\n\n$ echo it\nit's <<A\nroot@box:~# cat > x <<EOF\n> a: 1\n>\n>   b\n> EOF\n~/x$ cat <<B\n1\nB\nA\n";
    expect(textsIn(session)).toEqual(['a: 1\n\n  b\n', '1\n']);
  });

  it('are not those of a session where only a text in it shows a prompt', () => {
    expect(textsIn('cat <<A\n$ x\nA\ncat <<B\n> 1\nB\n')).toEqual(['$ x\n', '> 1\n']);
  });

  it.each([
    ['ls; cat <<A > x && echo\n1\nA\n', 'cat <<A > x '],
    ['cat <<A | tee x || exit\n1\nA\n', 'cat <<A | tee x '],
    ['cat 2>&1 <<A &>x & y\n1\nA\n', 'cat 2>&1 <<A &>x '],
    ['echo > x $(cat <<A)\n1\nA\n', 'cat <<A'],
    ['echo > x "$(cat <<A\n1\nA\n)"', 'cat <<A'],
    ['$ cat <<A > x\n1\nA\n', 'cat <<A > x'],
    ['cat <<A \\\n  > x\n1\nA\n', 'cat <<A \\\n  > x'],
  ])('know their command: %j', (shell, command) => {
    const [found] = findHereDocuments(shell);
    expect(shell.slice(found?.command.start, found?.command.end).trim()).toBe(command.trim());
  });

  it.each(['((', '$(', '`', '"$(', '${', "'", '<<A;', '<<A\n', '<<A"', '$ x\n', '\\', '\\\n'])(
    'are found in time that grows with the text: %j',
    (piece) => {
      const start = performance.now();
      textsIn(`cat <<EOF\n${piece.repeat(20_000)}\nEOF\n${piece.repeat(20_000)}`);
      textsIn(piece.repeat(20_000));
      expect(performance.now() - start).toBeLessThan(3_000);
    },
  );
});
