// Names come from labels, which may be of any length and hold anything: they are cut, and only ever set as text.

const NAME_LENGTH = 120;
const TITLE_LENGTH = 400;

export function bounded(text: string, length = NAME_LENGTH): string {
  if (text.length <= length) return text;
  // Not in the middle of a surrogate pair.
  const end = /[\ud800-\udbff]/.test(text[length - 2]!) ? length - 2 : length - 1;
  return `${text.slice(0, end)}…`;
}

/** Puts a name into an element; a name that is cut can be read as its title. */
export function putName(element: HTMLElement, name: string): void {
  const words = bounded(name) || "(no labels)";
  if (element.textContent !== words) element.textContent = words;
  const title = name.length > 24 ? bounded(name, TITLE_LENGTH) : "";
  if (element.title !== title) element.title = title;
}

export function putText(element: HTMLElement, text: string): void {
  if (element.textContent !== text) element.textContent = text;
}

/** An element with a class, and text or children in it. */
export function make<K extends keyof HTMLElementTagNameMap>(tag: K, className = "", ...children: (Node | string)[]): HTMLElementTagNameMap[K] {
  const element = document.createElement(tag);
  element.className = className;
  element.append(...children);
  return element;
}
