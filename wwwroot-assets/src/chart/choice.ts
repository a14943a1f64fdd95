// Which series a reader hides. Kept per page and panel as hashes of their identities, so that it outlasts refreshes and reloads.
import { hash } from "./palette";

const MOST_KEPT = 200;

/** A click shows one series alone, and once more all of them; with a modifier it shows or hides just that one. */
export function choose(keys: readonly string[], hidden: ReadonlySet<string>, key: string, toggle: boolean): Set<string> {
  const next = new Set(keys.filter((one) => hidden.has(one)));
  if (toggle) {
    if (!next.delete(key)) next.add(key);
    return next.size === keys.length ? new Set() : next;
  }
  const alone = !next.has(key) && next.size === keys.length - 1;
  return alone ? new Set() : new Set(keys.filter((one) => one !== key));
}

export class Choice {
  private hashes: Set<number>;

  constructor(
    private readonly name: string,
    private readonly storage: Pick<Storage, "getItem" | "setItem" | "removeItem">,
  ) {
    this.hashes = new Set(JSON.parse(storage.getItem(name) ?? "[]") as number[]);
  }

  hidden(keys: readonly string[]): Set<string> {
    const hidden = keys.filter((key) => this.hashes.has(hash(key)));
    // When only hidden ones are left, nothing would be seen.
    return new Set(hidden.length === keys.length ? [] : hidden);
  }

  click(keys: readonly string[], key: string, toggle: boolean): void {
    this.hashes = new Set([...choose(keys, this.hidden(keys), key, toggle)].slice(0, MOST_KEPT).map(hash));
    if (this.hashes.size === 0) this.storage.removeItem(this.name);
    else this.storage.setItem(this.name, JSON.stringify([...this.hashes]));
  }
}

/** The tab's storage, or the page's memory where a browser gives none. */
export function tabStorage(): Pick<Storage, "getItem" | "setItem" | "removeItem"> {
  try {
    return sessionStorage;
  } catch {
    return memory;
  }
}

const kept = new Map<string, string>();
const memory = {
  getItem: (name: string) => kept.get(name) ?? null,
  setItem: (name: string, value: string) => void kept.set(name, value),
  removeItem: (name: string) => void kept.delete(name),
};
