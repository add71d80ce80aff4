/** Makes an element that works without JavaScript better with it. */
export type Enhancement = (element: HTMLElement) => void;

/**
 * Runs the enhancements that elements of `root` name in `data-enhance` (several with spaces), each
 * once. An unknown name is a mistake in a template, so it throws.
 */
export function enhance(root: ParentNode, known: ReadonlyMap<string, Enhancement>): void {
  for (const element of root.querySelectorAll<HTMLElement>("[data-enhance]")) {
    const names = (element.dataset["enhance"] ?? "").split(/\s+/).filter(Boolean);
    delete element.dataset["enhance"];
    for (const name of names) {
      const enhancement = known.get(name);
      if (!enhancement) {
        throw new Error(`No enhancement is called "${name}"`);
      }
      enhancement(element);
    }
  }
}
