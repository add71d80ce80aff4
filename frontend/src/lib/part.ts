/** Fetches a page. */
export async function pageAt(address: string): Promise<Document> {
  const response = await fetch(address, { headers: { Accept: "text/html" } });
  if (!response.ok) {
    throw new Error(`${address} answered ${response.status}`);
  }
  return new DOMParser().parseFromString(await response.text(), "text/html");
}

/** Fetches a page and gives its element of that id, ready to be put into this one. */
export async function part(address: string, id: string): Promise<Element> {
  const element = (await pageAt(address)).getElementById(id);
  if (!element) {
    throw new Error(`${address} has no #${id}`);
  }
  return document.importNode(element, true);
}
