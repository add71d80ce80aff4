import hljs from "highlight.js/lib/core";
import c from "highlight.js/lib/languages/c";
import { expect, test } from "vitest";
import { startsInComment, tokensByLine, tokensOf } from "./tokens";

hljs.registerLanguage("c", c);

const coloured = (code: string): [string, string][] =>
  tokensOf(hljs.highlight(code, { language: "c" }).value).map((token) => [
    code.slice(token.from, token.to),
    token.colour,
  ]);

test("offsets are those of the source, whatever the markup escapes", () => {
  const found = coloured(`if (a < b && c > d) puts("x < 'y' & z"); /* <end> */`);

  expect(found).toContainEqual(["if", "keyword"]);
  expect(found).toContainEqual([`"x < 'y' & z"`, "string"]);
  expect(found).toContainEqual(["/* <end> */", "comment"]);
});

test("the inner of two nested things has the colour", () => {
  const tokens = tokensOf(
    `<span class="hljs-meta">#<span class="hljs-keyword">include</span> x</span>`,
  );

  expect(tokens).toEqual([
    { from: 0, to: 1, colour: "meta" },
    { from: 1, to: 8, colour: "keyword" },
    { from: 8, to: 10, colour: "meta" },
  ]);
});

test("a comment over several lines colours each of them", () => {
  const lines = ["int a; /* one", "", " * two", " */ int b;"];
  const tokens = tokensOf(hljs.highlight(lines.join("\n"), { language: "c" }).value);

  const byLine = tokensByLine(lines, tokens);

  const comments = byLine.map((line) =>
    line.filter((token) => token.colour === "comment").map((token) => [token.from, token.to]),
  );
  expect(comments).toEqual([[[7, 13]], [], [[0, 6]], [[0, 3]]]);
  expect(byLine[3]?.some((token) => token.colour === "type" && token.from === 4)).toBe(true);
});

test("a hunk may start inside a comment", () => {
  expect(startsInComment(" * frees it\n */\nint a;")).toBe(true);
  expect(startsInComment(" * one\n *\n * two")).toBe(true);
  expect(startsInComment("/* whole */ int a;")).toBe(false);
  expect(startsInComment("a\n*p = 1;")).toBe(false);
});
