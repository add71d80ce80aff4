import { beforeEach, expect, test, vi } from "vitest";
import { changes, replace, show } from "./work";

beforeEach(() => {
  document.body.innerHTML = "";
});

test("progress is shown where the job stands", () => {
  document.body.innerHTML = `<article data-job="3" data-state="running"><progress></progress><p class="said"></p></article>`;

  expect(show({ id: 3, state: "running", said: "4 of 13 done", part: 0.3, ended: false })).toBe(true);

  expect(document.querySelector("progress")!.value).toBeCloseTo(0.3);
  expect(document.querySelector(".said")!.textContent).toBe("4 of 13 done");
});

test("a job that changed its state, or is not on the page, has the page read anew", () => {
  document.body.innerHTML = `<article data-job="3" data-state="running"><p class="said"></p></article>`;

  expect(show({ id: 3, state: "done", said: "", part: 1, ended: true })).toBe(false);
  expect(show({ id: 4, state: "running", said: "", part: null, ended: false })).toBe(false);
});

test("parts that are read anew are enhanced, keep the focus and are listened to only once", () => {
  document.body.innerHTML = `<div id="a"><a href="/x?y=1">old</a></div><div id="b"></div>`;
  document.querySelector("a")!.focus();
  const fresh = new DOMParser().parseFromString(
    `<div id="a"><a href="/x?y=1">new</a></div><div id="b" data-enhance="work">still</div>`,
    "text/html",
  );
  const enhance = vi.fn();

  expect(replace(["a", "b"], fresh, enhance)).toBe(true);

  expect(document.activeElement!.textContent).toBe("new");
  expect(document.getElementById("b")!.dataset["enhance"]).toBeUndefined();
  expect(enhance).toHaveBeenCalledTimes(2);
});

test("it is over when the server marks nothing as live", () => {
  document.body.innerHTML = `<div id="b">going</div>`;
  const fresh = new DOMParser().parseFromString(`<div id="b">done</div>`, "text/html");

  expect(replace(["b"], fresh, () => {})).toBe(false);

  expect(document.getElementById("b")!.textContent).toBe("done");
});

test("that a job gets on is no news, that it ended is", () => {
  const states = new Map<number, string>();
  const told = (state: string) => ({ id: 3, state, said: "", part: null, ended: state === "done" });

  expect(changes(states, told("running"))).toBe(false);
  expect(changes(states, told("running"))).toBe(false);
  expect(changes(states, told("done"))).toBe(true);
  expect(changes(new Map(), told("done"))).toBe(true);
});
