import { expect, test } from "vitest";
import { enhance } from "./enhance";

test("runs each enhancement once per element", () => {
  document.body.innerHTML = `<p data-enhance="one two"></p><p data-enhance="one"></p>`;
  const calls: string[] = [];
  const known = new Map([
    ["one", () => calls.push("one")],
    ["two", () => calls.push("two")],
  ] as const);

  enhance(document, known);
  enhance(document, known);

  expect(calls).toEqual(["one", "two", "one"]);
});

test("an unknown name throws", () => {
  document.body.innerHTML = `<p data-enhance="nope"></p>`;

  expect(() => enhance(document, new Map())).toThrow('No enhancement is called "nope"');
});
