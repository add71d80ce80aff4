/**
 * A button that copies text: that of the element whose id `data-copy` is, or what the address says
 * that it is. Without JavaScript the button is hidden, and the text is on the page or a link away.
 */
export function copy(button: HTMLElement): void {
  if (!("clipboard" in navigator)) {
    return;
  }
  const label = button.textContent;
  button.hidden = false;
  button.addEventListener("click", () => {
    void text(button.dataset["copy"] ?? "")
      .then((what) => navigator.clipboard.writeText(what))
      .then(
        () => (button.textContent = "Copied"),
        () => (button.textContent = "Could not be copied"),
      )
      .then(() => setTimeout(() => (button.textContent = label), 2000));
  });
}

async function text(from: string): Promise<string> {
  if (from.startsWith("#")) {
    return document.querySelector(from)?.textContent ?? "";
  }
  const response = await fetch(from);
  if (!response.ok) {
    throw new Error(`${from} answered ${response.status}`);
  }
  return response.text();
}
