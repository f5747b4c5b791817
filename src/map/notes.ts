/** Numbers for what is said at the foot of a map: the same words have the same number. */
export class Notes {
  readonly #texts: string[] = [];

  /** The number of a note, from 1; a new one the first time its words are met. */
  number(text: string): number {
    const known = this.#texts.indexOf(text);
    if (known >= 0) return known + 1;
    return this.#texts.push(text);
  }

  get all(): readonly string[] {
    return this.#texts;
  }
}
