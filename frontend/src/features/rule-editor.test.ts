import { expect, test } from "vitest";
import { number, select } from "./rule-editor";

test("every line has a number, and a wrong one a sign and its reason", () => {
  const numbers = document.createElement("pre");

  number(numbers, "a\nb\nc", new Map([[2, "no key"]]));

  expect(numbers.textContent).toBe("1\n✕ 2\n3\n");
  expect(numbers.querySelector<HTMLElement>(".wrong")?.title).toBe("no key");
});

test("a line is selected as a whole", () => {
  const text = document.createElement("textarea");
  text.value = "one\ntwo\nthree";
  document.body.append(text);

  select(text, 2);

  expect(text.value.slice(text.selectionStart, text.selectionEnd)).toBe("two");
});
