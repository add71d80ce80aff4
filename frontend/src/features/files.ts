/** Adds "Collapse all" and "Expand all" to a list of files: without JavaScript each opens alone. */
export function fileControls(list: HTMLElement): void {
  const all = (): HTMLDetailsElement[] => [
    ...document.querySelectorAll<HTMLDetailsElement>("details.file"),
  ];
  if (all().length < 2) {
    return;
  }
  const button = (label: string, open: boolean): HTMLButtonElement => {
    const element = document.createElement("button");
    element.type = "button";
    element.className = "quiet";
    element.textContent = label;
    element.addEventListener("click", () => {
      for (const file of all()) {
        // a file that is not on the page yet is left to its reader
        if (!open || !file.querySelector("a[data-swap-on-open]")) {
          file.open = open;
        }
      }
    });
    return element;
  };
  const controls = document.createElement("span");
  controls.className = "controls";
  controls.append(button("Collapse all", false), button("Expand all", true));
  list.append(controls);
}
