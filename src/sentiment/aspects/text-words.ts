import { type Scanner, TOKEN } from '../scanner.js';

/** Marks that part clauses; quotes, hyphens and slashes do not. */
const CLAUSE_MARKS = new Set(Array.from('.,!?;:()¡¿', (mark) => mark.charCodeAt(0)));
/** Marks that end a sentence. */
const SENTENCE_MARKS = new Set(Array.from('.!?;', (mark) => mark.charCodeAt(0)));
const QUESTION_MARK = 63;
const INVERTED_QUESTION_MARK = 0xbf;

/**
 * The words of a scanned text, with the clauses and sentences that they stand in. Reused: what it
 * holds is valid until the next `fill`. Emoji, emoticons, numbers and mentions count as words.
 */
export class TextWords {
  count = 0;
  /** Sentences with at least one word. */
  sentenceCount = 0;
  #tokens: number[] = [];
  #breaks: boolean[] = [];
  #sentences: number[] = [];
  #questions: boolean[] = [];

  fill(scanner: Scanner): void {
    this.count = 0;
    this.#questions.length = 0;
    let sentence = 0;
    let breaks = true;
    let isEmpty = true;
    this.#questions[0] = false;
    for (let token = 0; token < scanner.tokenCount; token++) {
      const kind = scanner.kinds[token];
      if (kind === TOKEN.url) continue;
      if (kind !== TOKEN.punctuation) {
        this.#tokens[this.count] = token;
        this.#breaks[this.count] = breaks;
        this.#sentences[this.count] = sentence;
        this.count++;
        breaks = false;
        isEmpty = false;
        continue;
      }
      const mark = scanner.units[scanner.starts[token] ?? 0] ?? 0;
      if (CLAUSE_MARKS.has(mark)) breaks = true;
      if (mark === QUESTION_MARK) this.#questions[sentence] = true;
      const opensQuestion = mark === INVERTED_QUESTION_MARK;
      if ((SENTENCE_MARKS.has(mark) || opensQuestion) && !isEmpty) {
        sentence++;
        isEmpty = true;
        this.#questions[sentence] = false;
      }
      if (opensQuestion) this.#questions[sentence] = true;
    }
    this.sentenceCount = isEmpty ? sentence : sentence + 1;
  }

  /** The scanner's token of word `at`. */
  tokenAt(at: number): number {
    return this.#tokens[at] ?? 0;
  }

  /** True where a mark that parts clauses, or the start of the text, stands before word `at`. */
  breaksBefore(at: number): boolean {
    return this.#breaks[at] ?? true;
  }

  /** Sentence of word `at`, from 0. */
  sentenceAt(at: number): number {
    return this.#sentences[at] ?? 0;
  }

  /** True where the sentence is marked as a question. */
  isQuestion(sentence: number): boolean {
    return this.#questions[sentence] ?? false;
  }
}
