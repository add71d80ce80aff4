/** A stretch of text with one colour: offsets in UTF-16 units, `to` exclusive. */
export interface Token {
  readonly from: number;
  readonly to: number;
  readonly colour: Colour;
}

/** What a token is, as far as the pages tell them apart. */
export type Colour = "comment" | "keyword" | "literal" | "meta" | "string" | "type";

export const colours: readonly Colour[] = [
  "comment",
  "keyword",
  "literal",
  "meta",
  "string",
  "type",
];

const scopes: Readonly<Record<string, Colour>> = {
  comment: "comment",
  doctag: "comment",
  quote: "comment",
  keyword: "keyword",
  literal: "literal",
  number: "literal",
  symbol: "literal",
  meta: "meta",
  regexp: "string",
  string: "string",
  built_in: "type",
  type: "type",
  attr: "type",
  section: "type",
  selector: "keyword",
};

const entities: Readonly<Record<string, string>> = {
  "&amp;": "&",
  "&lt;": "<",
  "&gt;": ">",
  "&quot;": '"',
  "&#x27;": "'",
};

const piece = /<span class="hljs-([a-z_]+)[^"]*">|<span[^>]*>|<\/span>|&(?:amp|lt|gt|quot|#x27);|[^<&]+|[<&]/g;

/**
 * Reads the markup that highlight.js writes for a text. Where one thing stands in another, the inner
 * one has the colour.
 */
export function tokensOf(markup: string): Token[] {
  const tokens: Token[] = [];
  const open: (Colour | undefined)[] = [];
  let at = 0;
  for (const match of markup.matchAll(piece)) {
    const text = match[0];
    if (text === "</span>") {
      open.pop();
    } else if (text.startsWith("<span")) {
      open.push((match[1] === undefined ? undefined : scopes[match[1]]) ?? open.at(-1));
    } else {
      const length = entities[text]?.length ?? text.length;
      add(tokens, at, at + length, open.at(-1));
      at += length;
    }
  }
  return tokens;
}

function add(tokens: Token[], from: number, to: number, colour: Colour | undefined): void {
  if (colour === undefined) {
    return;
  }
  const last = tokens.at(-1);
  if (last?.to === from && last.colour === colour) {
    tokens[tokens.length - 1] = { from: last.from, to, colour };
  } else {
    tokens.push({ from, to, colour });
  }
}

/**
 * Whether a hunk starts inside a block comment: a comment ends in it that did not start in it, or
 * every line goes on as kernel comments do.
 */
export function startsInComment(text: string): boolean {
  const end = text.indexOf("*/");
  const start = text.indexOf("/*");
  if (end >= 0 && (start < 0 || end < start)) {
    return true;
  }
  const lines = text.split("\n").filter((line) => line.trim() !== "");
  return lines.length > 0 && start < 0 && lines.every((line) => /^\s*\*(\s|$)/.test(line));
}

/** The tokens of each line of a text, with offsets in the line. */
export function tokensByLine(lines: readonly string[], tokens: readonly Token[]): Token[][] {
  const result: Token[][] = lines.map(() => []);
  let line = 0;
  let start = 0;
  for (const token of tokens) {
    while (line < lines.length && start + lengthOf(lines, line) < token.from) {
      start += lengthOf(lines, line) + 1;
      line++;
    }
    // a token may go on over several lines
    let at = line;
    let from = start;
    while (at < lines.length && from < token.to) {
      const begin = Math.max(token.from - from, 0);
      const end = Math.min(token.to - from, lengthOf(lines, at));
      if (end > begin) {
        result[at]?.push({ from: begin, to: end, colour: token.colour });
      }
      from += lengthOf(lines, at) + 1;
      at++;
    }
  }
  return result;
}

function lengthOf(lines: readonly string[], line: number): number {
  return lines[line]?.length ?? 0;
}
