/** Fetches a page and gives its element of that id, ready to be put into this one. */
export async function part(address: string, id: string): Promise<Element> {
  const response = await fetch(address, { headers: { Accept: "text/html" } });
  if (!response.ok) {
    throw new Error(`${address} answered ${response.status}`);
  }
  const page = new DOMParser().parseFromString(await response.text(), "text/html");
  const element = page.getElementById(id);
  if (!element) {
    throw new Error(`${address} has no #${id}`);
  }
  return document.importNode(element, true);
}
