import { expect, test } from "vitest";
import { show } from "./live";

test("shows how far an import is", () => {
  document.body.innerHTML = `<div data-import="7"><progress></progress><span class="said"></span></div>`;

  const shown = show({ id: "7", said: "1,200 of 66,852 messages", part: 0.02, ended: false });

  expect(shown).toBe(true);
  expect(document.querySelector("progress")?.getAttribute("value")).toBe("0.02");
  expect(document.querySelector(".said")?.textContent).toBe("1,200 of 66,852 messages");
});

test("says so when an import is not on the page", () => {
  document.body.innerHTML = "";

  expect(show({ id: '"]', said: "", ended: false })).toBe(false);
});
