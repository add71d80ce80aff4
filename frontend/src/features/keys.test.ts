import { beforeEach, expect, test } from "vitest";
import { commands, keys } from "./keys";

function press(key: string, target: Element = document.body): void {
  target.dispatchEvent(new KeyboardEvent("keydown", { key, bubbles: true, cancelable: true }));
}

// the listener stands on the document, which all tests share
keys(document.body);

beforeEach(() => {
  localStorage.clear();
  document.body.innerHTML = "";
});

test("a key follows the element that offers it", () => {
  document.body.innerHTML = `<a href="#x" aria-keyshortcuts="n" title="Next patch">next</a><input>`;
  let clicks = 0;
  document.querySelector("a")!.addEventListener("click", (event) => {
    event.preventDefault();
    clicks++;
  });

  press("n");
  press("n", document.querySelector("input")!);

  expect(clicks).toBe(1);
  expect(commands(document.body)).toEqual([
    ["n", "Next patch"],
    ["?", "This help"],
  ]);
});

test("a slash puts the cursor into the search field", () => {
  document.body.innerHTML = `<input type="search" aria-keyshortcuts="/" aria-label="Search">`;

  press("/");

  expect(document.activeElement).toBe(document.querySelector("input"));
});

test("keys that are switched off do nothing", () => {
  localStorage.setItem("interleave.keys-off", "1");
  document.body.innerHTML = `<input type="search" aria-keyshortcuts="/">`;

  press("/");

  expect(document.activeElement).not.toBe(document.querySelector("input"));
});

test("the help lists the page's keys", () => {
  document.body.innerHTML = `<p data-stop="hunk"></p>`;

  press("?");

  const terms = [...document.querySelectorAll("dialog.keys dt")].map((term) => term.textContent);
  expect(terms).toEqual(["j", "k", "?"]);
});
