import type { CodeBlock } from './code.ts';
import { Containers } from './containers.ts';
import { isDefinitionsOnly } from './definition.ts';
import { endsAtBlank, type HtmlKind, htmlEnds, htmlStart, MDX_COMMENT } from './html.ts';
import { isLineEnd, Line } from './line.ts';
import { Marks } from './marks.ts';
import { type OpenCode, openFence, openIndented } from './open-code.ts';
import { fenceStart, isHeading, isThematicBreak, isUnderline } from './starts.ts';

/** The block that the lines read so far leave open inside the innermost container. */
type Leaf = 'none' | 'paragraph' | 'fence' | 'html' | 'indented';

/** The units that can start anything but paragraph text; `[` because a definition takes no underline. */
const SPECIAL = new Set(Array.from(' \t\r\n>*+-_=#`~<[{0123456789', (unit) => unit.charCodeAt(0)));

/** Reads Markdown line by line as CommonMark's first phase does, and keeps only the code blocks. Used once. */
export class Scanner {
  readonly #text: string;
  readonly #line: Line;
  readonly #ahead: Line;
  readonly #containers: Containers;
  readonly #found: CodeBlock[] = [];
  readonly #indented: boolean;
  readonly #mdx: boolean;
  readonly #maxIndent: number;
  #leaf: Leaf = 'none';
  #code: OpenCode | undefined;
  #html: HtmlKind = 0;
  /** The paragraph's text so far where it starts with `[`. */
  #definitions: string | undefined;

  constructor(text: string, options: { readonly indented?: boolean; readonly mdx?: boolean }) {
    this.#text = text;
    this.#line = new Line(text);
    this.#ahead = new Line(text);
    this.#indented = options.indented ?? false;
    this.#mdx = options.mdx ?? false;
    this.#maxIndent = this.#mdx ? Number.POSITIVE_INFINITY : 3;
    this.#containers = new Containers(this.#maxIndent);
  }

  /** The code blocks of the text from an offset on. */
  run(from: number): readonly CodeBlock[] {
    const backticks = new Marks(this.#text, '```');
    const tildes = new Marks(this.#text, '~~~');
    const html = new Marks(this.#text, this.#mdx ? '{/*' : '<');
    let at = from;
    while (at < this.#text.length) {
      if (!this.#indented && this.#leaf !== 'fence') {
        const candidate = Math.min(backticks.next(at), tildes.next(at));
        if (candidate === Number.POSITIVE_INFINITY) break;
        if (candidate > at && html.next(at) > candidate && this.#endsAll(candidate)) at = candidate;
      }
      this.#read(at);
      at = this.#line.next;
    }
    this.#end('none');
    return this.#found;
  }

  // A fence at the very start of a line is inside no container, and ends every block but HTML and another fence:
  // no line before it needs to be read.
  #endsAll(candidate: number): boolean {
    if (this.#leaf === 'html' && this.#containers.depth === 0) return false;
    if (!isLineEnd(this.#text.charCodeAt(candidate - 1))) return false;
    this.#ahead.load(candidate);
    if (!fenceStart(this.#text, candidate, this.#ahead.end)) return false;
    this.#containers.depth = 0;
    this.#end('none');
    return true;
  }

  #read(at: number): void {
    const line = this.#line;
    const containers = this.#containers;
    line.load(at);
    if (containers.depth === 0 && this.#definitions === undefined && this.#isPlain(at)) return;
    line.measure();
    const matched = containers.match(line);
    const all = matched === containers.depth;
    if (all && this.#leaf === 'fence') {
      if (this.#code?.add(line)) this.#end('none');
    } else if (all && this.#leaf === 'html') this.#readHtml();
    else if (line.blank) this.#readBlank(matched);
    else this.#readFlow(matched, all);
  }

  // The fast path: text that can only be a paragraph's.
  #isPlain(at: number): boolean {
    if (this.#leaf !== 'none' && this.#leaf !== 'paragraph') return false;
    if (SPECIAL.has(this.#text.charCodeAt(at))) return false;
    this.#leaf = 'paragraph';
    return true;
  }

  #readHtml(): void {
    const { text, at, end, blank } = this.#line;
    if (endsAtBlank(this.#html) ? blank : htmlEnds(this.#html, text, at, end)) this.#leaf = 'none';
  }

  #readBlank(matched: number): void {
    const all = matched === this.#containers.depth;
    if (all && this.#leaf === 'indented') this.#code?.add(this.#line);
    else this.#end('none');
    this.#containers.depth = matched;
  }

  #readFlow(matched: number, all: boolean): void {
    const line = this.#line;
    const containers = this.#containers;
    const paragraph = this.#leaf === 'paragraph';
    if (containers.open(line, matched, paragraph && all)) {
      this.#end('none');
      if (!line.blank) this.#readLeaf(false);
      return;
    }
    // Only a paragraph goes on, lazily, in containers that the line does not continue.
    if (!paragraph) {
      if (!all) this.#end('none');
      containers.depth = matched;
      this.#readLeaf(false);
    } else if (this.#readLeaf(!all)) containers.depth = matched;
  }

  // Reads what is behind the containers' markers; false when it goes on with the open paragraph.
  #readLeaf(lazy: boolean): boolean {
    const line = this.#line;
    const paragraph = this.#leaf === 'paragraph';
    const indented = line.indent > this.#maxIndent;
    if (indented && !paragraph) {
      this.#readIndented();
      return true;
    }
    if (!indented && this.#opensLeaf(paragraph, lazy)) return true;
    this.#readParagraph(paragraph);
    return !paragraph;
  }

  // Whether the line opens a leaf that may interrupt a paragraph.
  #opensLeaf(paragraph: boolean, lazy: boolean): boolean {
    const { text, first, end, code } = this.#line;
    switch (code) {
      case 35: // #
        return isHeading(text, first, end) && this.#end('none');
      case 42: // *
      case 95: // _
        return isThematicBreak(text, first, end) && this.#end('none');
      case 45: // -
      case 61: // =
        if (paragraph && !lazy && isUnderline(text, first, end) && this.#hasText()) return this.#end('none');
        return code === 45 && isThematicBreak(text, first, end) && this.#end('none');
      case 60: // <
        return !this.#mdx && this.#opensHtml(htmlStart(text, first, end), paragraph);
      case 123: // {
        return this.#mdx && text.startsWith('{/*', first) && this.#opensHtml(MDX_COMMENT, paragraph);
      case 96: // `
      case 126: // ~
        return this.#opensFence();
      default:
        return false;
    }
  }

  #opensFence(): boolean {
    const line = this.#line;
    const fence = fenceStart(line.text, line.first, line.end);
    if (!fence) return false;
    this.#end('fence');
    this.#code = openFence(line, fence, this.#maxIndent);
    return true;
  }

  #opensHtml(kind: HtmlKind, paragraph: boolean): boolean {
    if (kind === 0 || (kind === 7 && paragraph)) return false;
    const { text, first, end } = this.#line;
    this.#end(htmlEnds(kind, text, first, end) ? 'none' : 'html');
    this.#html = kind;
    return true;
  }

  #readIndented(): void {
    if (this.#leaf === 'indented') this.#code?.add(this.#line);
    else {
      this.#end('indented');
      if (this.#indented) this.#code = openIndented(this.#line);
    }
  }

  #readParagraph(goesOn: boolean): void {
    const { text, first, end, code } = this.#line;
    if (!goesOn) {
      this.#end('paragraph');
      if (code === 91) this.#definitions = '';
    }
    if (this.#definitions !== undefined) this.#definitions += `${text.slice(first, end)}\n`;
  }

  // Whether the open paragraph is more than link definitions: those take no underline, and it is text then.
  #hasText(): boolean {
    const only = this.#definitions !== undefined && isDefinitionsOnly(this.#definitions);
    this.#definitions = undefined;
    return !only;
  }

  // Ends the open leaf; `next` is the one that follows. Always true, so that it can end a condition.
  #end(next: Leaf): true {
    if (this.#code) this.#found.push(this.#code.close());
    this.#code = undefined;
    this.#definitions = undefined;
    this.#leaf = next;
    return true;
  }
}
