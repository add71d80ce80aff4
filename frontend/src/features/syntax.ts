import { highlighter, languageOf } from "../lib/language";
import { startsInComment, tokensByLine, tokensOf, colours, type Colour, type Token } from "../lib/tokens";

/**
 * Colours the code of one file's diff, hunk by hunk as they come near the window. The colours are CSS
 * highlights over the text that the server sent: no element is added or changed, so notes, changed
 * words, selection and copying are left alone.
 */
export function syntax(file: HTMLElement): void {
  const language = languageOf(file.dataset["path"] ?? "");
  if (language === undefined || typeof Highlight === "undefined" || !("highlights" in CSS)) {
    return;
  }
  const watch = new IntersectionObserver(
    (seen) => {
      for (const { target } of seen.filter((entry) => entry.isIntersecting)) {
        watch.unobserve(target);
        void highlighter(language).then((mark) => colour(target, language, mark));
      }
    },
    { rootMargin: "600px 0px" },
  );
  for (const hunk of file.querySelectorAll(".hunk")) {
    watch.observe(hunk);
  }
}

type Cell = { readonly element: Element; readonly code: string };

function colour(hunk: Element, language: string, mark: (text: string) => string): void {
  const cells = (selector: string): Cell[] =>
    [...hunk.querySelectorAll(selector)].map((element) => ({
      element,
      // the first character is the sign
      code: (element.textContent ?? "").slice(1),
    }));
  const after = cells(".c.a, .c.k:not(.left)");
  const removed = hunk.querySelector(".c.d") !== null;
  paint(after, language, mark, () => true);
  if (removed) {
    const isRemoved = (cell: Cell): boolean => cell.element.classList.contains("d");
    const isLeft = (cell: Cell): boolean => cell.element.classList.contains("left");
    const split = hunk.querySelector(".left") !== null;
    paint(cells(split ? ".c.d, .c.left" : ".c.d, .c.k"), language, mark, split ? isLeft : isRemoved);
  } else {
    paint(cells(".c.left"), language, mark, () => true);
  }
}

function paint(
  cells: readonly Cell[],
  language: string,
  mark: (text: string) => string,
  wanted: (cell: Cell) => boolean,
): void {
  if (cells.length === 0) {
    return;
  }
  const lines = cells.map((cell) => cell.code);
  const text = lines.join("\n");
  const opened = (language === "c" || language === "cpp") && startsInComment(text);
  const prefix = opened ? "/*\n" : "";
  const tokens = tokensOf(mark(prefix + text));
  const byLine = tokensByLine(opened ? ["/*", ...lines] : lines, tokens).slice(opened ? 1 : 0);
  cells.forEach((cell, index) => {
    if (wanted(cell)) {
      addRanges(cell.element, byLine[index] ?? []);
    }
  });
}

const highlights = new Map<Colour, Highlight>();

function highlightFor(colourName: Colour): Highlight {
  let highlight = highlights.get(colourName);
  if (!highlight) {
    highlight = new Highlight();
    highlights.set(colourName, highlight);
    CSS.highlights.set(`syntax-${colourName}`, highlight);
  }
  return highlight;
}

function addRanges(cell: Element, tokens: readonly Token[]): void {
  const texts = document.createTreeWalker(cell, NodeFilter.SHOW_TEXT);
  let node = texts.nextNode();
  let start = -1; // the sign is not part of the code
  for (const token of tokens) {
    while (node && start + (node.nodeValue?.length ?? 0) <= token.from) {
      start += node.nodeValue?.length ?? 0;
      node = texts.nextNode();
    }
    let from = token.from;
    while (node && from < token.to) {
      const end = start + (node.nodeValue?.length ?? 0);
      const to = Math.min(token.to, end);
      highlightFor(token.colour).add(
        new StaticRange({
          startContainer: node,
          startOffset: from - start,
          endContainer: node,
          endOffset: to - start,
        }),
      );
      from = to;
      if (from < token.to) {
        start = end;
        node = texts.nextNode();
      }
    }
  }
}

/** The names of the highlights, for the style sheet's test. */
export const highlightNames = colours.map((name) => `syntax-${name}`);
